import { found } from './finding.ts';
import { defineTrap, type Trap } from './trap.ts';
import { isTerraform, parametersOf } from './values/parameters.ts';

/** Something is asked for, and nobody has written the answer down. */
export const parameterWithoutValue: Trap = defineTrap({
  id: 'parameter-without-value',
  severity: 'blocks',
  title: 'A parameter has no default, and nobody supplies a value',
  why: 'The stack is not created without it, and a NoEcho value cannot be read back from the old one, which shows asterisks (CloudFormation User Guide, "CloudFormation template Parameters syntax").',
  fix: 'keep the value beside the template (a parameter file, tfvars), give a default, or take it from Parameter Store',
  needsAccount: false,
  requirements: ['REB-1', 'BAK-4'],
  detect: ({ set }) =>
    set.units.flatMap((unit) =>
      parametersOf(unit)
        .filter(({ fallback, supplied }) => fallback === undefined && supplied === undefined)
        .map(({ name, path, isSecret }) =>
          found(parameterWithoutValue, {
            unit,
            path,
            message: isSecret
              ? `${name} has no value here, and as a secret it cannot be read back from the old stack`
              : `${name} has no value here: whoever rebuilds has to know it`,
            ...(isTerraform(unit)
              ? { fix: 'give the value in a .tfvars file beside the configuration, or a default' }
              : {}),
          }),
        ),
    ),
});
