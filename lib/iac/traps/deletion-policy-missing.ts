import { statefulType } from '../types/stateful.ts';
import type { IacResource, IacUnit } from '../iac-set.ts';
import { found } from './finding.ts';
import { defineTrap, type Trap } from './trap.ts';
import { attributesOf } from './values/attributes.ts';
import { resourcesOf } from './values/in-origins.ts';

/** Data goes when its stack goes. */
export const deletionPolicyMissing: Trap = defineTrap({
  id: 'deletion-policy-missing',
  severity: 'loses-data',
  title: 'Deleting the stack deletes data',
  why: 'A stack that is deleted, or rolled back and made again, takes with it what no DeletionPolicy keeps (CloudFormation User Guide, "DeletionPolicy attribute").',
  fix: 'set DeletionPolicy and UpdateReplacePolicy to Retain or Snapshot (Terraform: prevent_destroy, and no skip_final_snapshot)',
  needsAccount: false,
  requirements: ['REB-1', 'BAK-1'],
  detect: ({ set }) =>
    resourcesOf(set.units, (type) => statefulType(type) !== undefined).flatMap(({ unit, resource }) => {
      const lost =
        unit.template === undefined ? lostByTerraform(unit, resource) : lostByTemplate(unit, resource);
      if (lost === undefined) return [];
      return [found(deletionPolicyMissing, { unit, resource, path: resource.path, message: lost })];
    }),
});

function lostByTemplate(unit: IacUnit, resource: IacResource): string | undefined {
  const stateful = statefulType(resource.type);
  const policy = attributesOf(unit, resource)['DeletionPolicy'];
  if (stateful === undefined || isPartOfCluster(resource)) return undefined;
  if (policy === 'Delete')
    return `${stateful.holds} of ${resource.address} is deleted with the stack, as it says`;
  if (policy !== undefined || stateful.keptByDefault) return undefined;
  return `${stateful.holds} of ${resource.address} goes with the stack: no DeletionPolicy keeps it`;
}

/** An instance of a cluster, or a replica, holds nothing of its own. */
function isPartOfCluster({ type, properties }: IacResource): boolean {
  if (type !== 'AWS::RDS::DBInstance') return false;
  return (
    properties['DBClusterIdentifier'] !== undefined || properties['SourceDBInstanceIdentifier'] !== undefined
  );
}

function lostByTerraform(unit: IacUnit, { address, type, properties }: IacResource): string | undefined {
  if (unit.format === 'beanstalk') return undefined;
  if (properties['skip_final_snapshot'] === true) return `${address} is destroyed without a last snapshot`;
  if (type === 'aws_s3_bucket' && properties['force_destroy'] === true)
    return `${address} is destroyed with all that is in it`;
  return undefined;
}
