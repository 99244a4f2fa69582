import { found } from './finding.ts';
import { foreignProviders } from './scan/providers.ts';
import { defineTrap, type Trap, type TrapContext, type TrapFinding } from './trap.ts';
import { resourcesOf } from './values/in-origins.ts';

/** A type, a module or a provider that somebody has registered. */
export const privateType: Trap = defineTrap({
  id: 'private-type',
  severity: 'blocks',
  title: 'A type or module of the account’s own registry is used',
  why: 'Private and third-party types, modules and hooks are activated account by account and Region by Region; elsewhere the type is unknown (CloudFormation User Guide, "Managing extensions with the CloudFormation registry").',
  fix: 'put its activation (AWS::CloudFormation::TypeActivation, ModuleVersion or ResourceVersion) with these templates, and deploy it first',
  needsAccount: false,
  requirements: ['REB-1'],
  detect: (context) => [...ofTemplates(context), ...ofConfigurations(context)],
});

function ofTemplates({ set }: TrapContext): readonly TrapFinding[] {
  const activated = resourcesOf(set.units, (type) => ACTIVATIONS.has(type)).flatMap(({ resource }) =>
    ['TypeName', 'ModuleName', 'TypeNameAlias'].map((property) => resource.properties[property]),
  );
  return resourcesOf(
    set.units.filter(({ template }) => template !== undefined),
    isPrivate,
  )
    .filter(({ resource }) => !activated.includes(resource.type))
    .map(({ unit, resource }) =>
      found(privateType, {
        unit,
        resource,
        path: [...resource.path, 'Type'],
        message: `${resource.type} is not known in a clean account until somebody activates it`,
        got: resource.type,
      }),
    );
}

const ACTIVATIONS = new Set([
  'AWS::CloudFormation::TypeActivation',
  'AWS::CloudFormation::ModuleVersion',
  'AWS::CloudFormation::ResourceVersion',
]);

function isPrivate(type: string): boolean {
  return type.endsWith('::MODULE') || (/^\w+::\w+::\w+/.test(type) && !/^(AWS|Alexa|Custom)::/.test(type));
}

/** A provider that is fetched from somewhere else than the public registry. */
function ofConfigurations({ set }: TrapContext): readonly TrapFinding[] {
  return set.units.flatMap((unit) =>
    foreignProviders(unit).map(({ path, source }) =>
      found(privateType, {
        unit,
        path,
        message: `provider ${source} comes from a registry of its own, which has to be reachable for anything to be planned`,
        got: source,
        fix: 'keep the provider in a mirror outside the account (terraform providers mirror)',
      }),
    ),
  );
}
