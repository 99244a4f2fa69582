import { found } from './finding.ts';
import { exportsOf, importsOf } from './scan/imports.ts';
import { remoteStates } from './scan/data-sources.ts';
import { defineTrap, type Trap, type TrapContext, type TrapFinding } from './trap.ts';
import { mayBeSame } from './values/same-name.ts';

/** A value of another stack that is not here. */
export const importWithoutExport: Trap = defineTrap({
  id: 'import-without-export',
  severity: 'blocks',
  title: 'A value is imported that nothing here exports',
  why: 'Exports are of one account and Region; without the exporting stack the import fails and so does the stack (CloudFormation User Guide, "Get exported outputs from a deployed stack").',
  fix: 'add the template that exports it to what is rebuilt, and deploy that first; or take the value as a parameter',
  needsAccount: false,
  requirements: ['REB-1'],
  detect: (context) => [...ofTemplates(context), ...ofStates(context)],
});

function ofTemplates({ set, account }: TrapContext): readonly TrapFinding[] {
  const names = [...exportsOf(set).map(({ name }) => name), ...(account?.exports ?? [])];
  return set.units
    .flatMap((unit) => importsOf(unit))
    .filter(({ name }) => !names.some((exported) => mayBeSame(exported, name)))
    .map(({ unit, path, where, name }) =>
      found(importWithoutExport, {
        unit,
        path,
        ...(where === undefined ? {} : { where }),
        resource: unit.resources.find((resource) =>
          resource.path.every((step, index) => path[index] === step),
        ),
        message: `nothing here exports ${name}; in a clean account the import fails`,
        got: name,
      }),
    );
}

/** Terraform reads the outputs of another state. */
function ofStates({ set }: TrapContext): readonly TrapFinding[] {
  return set.units.flatMap((unit) =>
    remoteStates(unit).map(({ path, name }) =>
      found(importWithoutExport, {
        unit,
        path,
        message: `the outputs of another state are read (${name}); where that state is lost, nothing can be planned`,
        fix: 'keep that configuration with this one and apply it first, or take the values as variables',
      }),
    ),
  );
}
