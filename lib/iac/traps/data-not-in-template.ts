import { own } from '../../base/own.ts';
import { SOURCE_PROPERTIES } from '../types/snapshot-properties.ts';
import { statefulType } from '../types/stateful.ts';
import type { IacResource, IacUnit } from '../iac-set.ts';
import { found } from './finding.ts';
import { defineTrap, type Trap, type TrapContext } from './trap.ts';
import { NAME_PROPERTIES } from '../types/physical-names.ts';
import { resourcesOf } from './values/in-origins.ts';
import { originsOf, isLiteral } from './values/origins.ts';
import { pick } from './values/pick.ts';

/** Something that holds data is made again, and made empty. */
export const dataNotInTemplate: Trap = defineTrap({
  id: 'data-not-in-template',
  severity: 'loses-data',
  title: 'What comes back is empty',
  why: 'A template describes a table, a bucket, a pool or a secret, and not what is in it; only a copy outside the account brings that back (AWS Well-Architected, Reliability Pillar, "Back up data").',
  fix: 'back it up to a vault or a bucket of another account, and restore from there; say which snapshot it is made from as a parameter',
  needsAccount: true,
  requirements: ['REB-1', 'BAK-1'],
  detect: (context) =>
    resourcesOf(context.set.units, (type) => statefulType(type) !== undefined)
      .filter(({ resource }) => !isRestored(resource))
      .flatMap(({ unit, resource }) => judged(context, unit, resource)),
});

function judged({ account }: TrapContext, unit: IacUnit, resource: IacResource) {
  const holds = statefulType(resource.type)?.holds ?? 'the data';
  const deployed = account?.physicalIds?.[`${unit.id} ${resource.address}`];
  if (deployed === null) return [];
  const name = deployed ?? nameOf(unit, resource);
  const recoverable = name === undefined ? undefined : own(account?.recoverable ?? {}, name);
  if (recoverable === true) return [];
  const at = { unit, resource, path: resource.path };
  return recoverable === false
    ? [
        found(dataNotInTemplate, {
          ...at,
          ...(isMereCache(resource)
            ? {
                severity: 'slows',
                message: `${resource.address} comes back cold: no snapshots of it are kept, and it fills as it is used`,
              }
            : {
                message: `${resource.address} comes back empty: no recovery point of ${holds} outlives the account`,
              }),
        }),
      ]
    : [
        found(dataNotInTemplate, {
          ...at,
          certainty: 'unknown',
          message: `${resource.address} comes back without ${holds} unless a copy outlives the account; nobody has looked`,
        }),
      ];
}

/** Who keeps no snapshots of a cache has its contents elsewhere. */
function isMereCache({ type, properties }: IacResource): boolean {
  if (type !== 'AWS::ElastiCache::ReplicationGroup' && type !== 'aws_elasticache_replication_group')
    return false;
  const days = properties['SnapshotRetentionLimit'] ?? properties['snapshot_retention_limit'] ?? 0;
  return Number(days) === 0;
}

function isRestored({ type, properties }: IacResource): boolean {
  if (type === 'AWS::KMS::Key') return true;
  if (properties['DBClusterIdentifier'] !== undefined && type === 'AWS::RDS::DBInstance') return true;
  return (own(SOURCE_PROPERTIES, type) ?? []).some(
    (property) => properties[property.split('.')[0] ?? ''] !== undefined,
  );
}

function nameOf(unit: IacUnit, resource: IacResource): string | undefined {
  const properties = own(NAME_PROPERTIES, resource.type) ?? BUCKET_NAMES;
  return properties
    .flatMap((property) => pick(unit, resource, property))
    .flatMap(({ value, path }) => originsOf(unit, value, path))
    .find(isLiteral)?.text;
}

const BUCKET_NAMES = ['BucketName', 'bucket', 'FileSystemId', 'id'];
