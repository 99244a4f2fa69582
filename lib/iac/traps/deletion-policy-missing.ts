import type { Path } from '../../syntax/template.ts';
import { statefulType } from '../types/stateful.ts';
import type { IacResource, IacUnit } from '../iac-set.ts';
import { found } from './finding.ts';
import { defineTrap, type Trap } from './trap.ts';
import { attributesOf } from './values/attributes.ts';
import { resourcesOf } from './values/in-origins.ts';
import { pick } from './values/pick.ts';

/** Data goes when its stack goes. */
export const deletionPolicyMissing: Trap = defineTrap({
  id: 'deletion-policy-missing',
  severity: 'loses-data',
  title: 'Deleting or replacing it deletes data, and nobody said so',
  why: 'A stack that is deleted, rolled back or made again takes with it what no policy keeps; only database clusters and instances of RDS leave a snapshot by themselves (CloudFormation User Guide, "DeletionPolicy attribute" and "UpdateReplacePolicy attribute").',
  fix: 'set DeletionPolicy and UpdateReplacePolicy to Retain or Snapshot (Terraform: no skip_final_snapshot, no force_destroy)',
  needsAccount: false,
  requirements: ['REB-1', 'BAK-1'],
  detect: ({ set }) =>
    resourcesOf(set.units, () => true).flatMap(({ unit, resource }) =>
      [...byTemplate(unit, resource), ...bySetting(unit, resource)].map(({ path, message }) =>
        found(deletionPolicyMissing, { unit, resource, path, message }),
      ),
    ),
});

interface Lost {
  readonly path: Path;
  readonly message: string;
}

/** Who wrote Delete has decided; a policy that is a function of something has been thought of too. */
function byTemplate(unit: IacUnit, resource: IacResource): readonly Lost[] {
  const stateful = statefulType(resource.type);
  if (unit.template === undefined || stateful?.goes !== true) return [];
  const { DeletionPolicy: deletion, UpdateReplacePolicy: replacement } = attributesOf(unit, resource);
  if (deletion === 'Delete' || (deletion !== undefined && replacement !== undefined)) return [];
  const missing = deletion === undefined ? 'DeletionPolicy' : 'UpdateReplacePolicy';
  const when = deletion === undefined ? 'with the stack' : 'when it is replaced';
  return [
    {
      path: resource.path,
      message: `${stateful.holds} of ${resource.address} go ${when}: no ${missing} keeps them`,
    },
  ];
}

function bySetting(unit: IacUnit, resource: IacResource): readonly Lost[] {
  return settingsOf(resource.type).flatMap(({ property, value: wanted, says }) =>
    pick(unit, resource, property)
      .filter(({ value }) => value === wanted)
      .map(({ path }) => ({ path, message: `${resource.address} ${says}` })),
  );
}

function settingsOf(type: string): typeof DESTROYED {
  if (type.startsWith('aws_')) return DESTROYED;
  return type.startsWith('AWS::ElasticBeanstalk::') ? OPTIONS : [];
}

const DESTROYED: readonly { property: string; value: string | boolean; says: string }[] = [
  { property: 'skip_final_snapshot', value: true, says: 'is destroyed without a last snapshot' },
  { property: 'force_destroy', value: true, says: 'is destroyed with all that is in it' },
];
const OPTIONS: typeof DESTROYED = [
  {
    property: 'option:aws:rds:dbinstance/DBDeletionPolicy',
    value: 'Delete',
    says: 'deletes its database with the environment',
  },
];
