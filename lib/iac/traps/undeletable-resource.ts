import { own } from '../../base/own.ts';
import { LOCKS, PROTECTIONS } from '../types/undeletable.ts';
import type { IacResource, IacUnit } from '../iac-set.ts';
import { textOf } from '../../syntax/text-of.ts';
import type { Path } from '../../syntax/template.ts';
import { found } from './finding.ts';
import { intrinsicOf, isMap } from './scan/compose.ts';
import { defineTrap, type Trap, type TrapFinding } from './trap.ts';
import { resourcesOf } from './values/in-origins.ts';
import { matching } from './values/matching.ts';
import { isTerraform } from './values/parameters.ts';
import { pick } from './values/pick.ts';

/** A resource that a drill cannot remove again. */
export const undeletableResource: Trap = defineTrap({
  id: 'undeletable-resource',
  severity: 'warns',
  title: 'A resource cannot be deleted again',
  why: 'A lock or a protection outlives the drill: the stack stays in DELETE_FAILED, and what is in a locked vault or bucket stays for its whole retention (CloudFormation User Guide, "Troubleshooting CloudFormation", delete stack fails).',
  fix: 'make the protection a parameter, and switch it off where the rebuild is tried out',
  needsAccount: false,
  requirements: ['REB-3'],
  detect: ({ set }) =>
    resourcesOf(set.units, () => true).flatMap(({ unit, resource }) =>
      protectionsOf(unit, resource).map((place) =>
        found(undeletableResource, {
          unit,
          resource,
          ...place,
          message: `${resource.address} is protected: a trial rebuild cannot be removed again`,
        }),
      ),
    ),
});

interface Place {
  readonly path: Path;
  readonly where?: TrapFinding['where'];
}

function protectionsOf(unit: IacUnit, resource: IacResource): readonly Place[] {
  if (LOCKS.has(resource.type)) return isLockedItself(unit, resource) ? [] : [{ path: resource.path }];
  const settings = [...(own(PROTECTIONS, resource.type) ?? []), ...(isTerraform(unit) ? LIFECYCLE : [])];
  const places = settings.flatMap(({ property, value }) => [
    ...pick(unit, resource, property)
      .filter(({ value: given }) => isMap(given) && intrinsicOf(given) === undefined)
      .map(({ path }) => ({ path })),
    ...matching(unit, resource, property, value).map(({ path, where }) => ({ path, where })),
  ]);
  // The settings of Object Lock are one lock.
  const isObjectLock = (place: Place): boolean => /object_?lock/i.test(place.path.join('.'));
  return [
    ...places.filter(isObjectLock).toSorted(byPlace(unit)).slice(0, 1),
    ...places.filter((place) => !isObjectLock(place)),
    ...ofLoadBalancer(unit, resource),
  ];
}

function byPlace(unit: IacUnit): (a: Place, b: Place) => number {
  const lineOf = ({ path, where = unit.locate(path) }: Place): number =>
    typeof where === 'string' ? 0 : where.line;
  return (a, b) => lineOf(a) - lineOf(b);
}

/** A bucket that says so itself has been told already. */
function isLockedItself(unit: IacUnit, { type }: IacResource): boolean {
  return (
    type === 'aws_s3_bucket_object_lock_configuration' &&
    unit.resources.some(
      (other) => other.type === 'aws_s3_bucket' && other.properties['object_lock_enabled'] === true,
    )
  );
}

const LIFECYCLE = [{ property: 'lifecycle.prevent_destroy', value: /^true$/ }];

/** Load balancers have a list of attributes. */
function ofLoadBalancer(unit: IacUnit, resource: IacResource): readonly Place[] {
  if (resource.type !== 'AWS::ElasticLoadBalancingV2::LoadBalancer') return [];
  return pick(unit, resource, 'LoadBalancerAttributes')
    .filter(
      ({ value }) =>
        isMap(value) && value['Key'] === 'deletion_protection.enabled' && textOf(value['Value']) === 'true',
    )
    .map(({ path }) => ({ path: [...path, 'Value'] }));
}
