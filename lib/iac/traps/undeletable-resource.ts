import { PROTECTIONS } from '../types/undeletable.ts';
import type { IacResource, IacUnit } from '../iac-set.ts';
import { textOf } from '../../syntax/text-of.ts';
import type { Path } from '../../syntax/template.ts';
import { found } from './finding.ts';
import { isMap } from './scan/compose.ts';
import { defineTrap, type Trap } from './trap.ts';
import { resourcesOf } from './values/in-origins.ts';
import { originsOf } from './values/origins.ts';
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
      protectionsOf(unit, resource).map((path) =>
        found(undeletableResource, {
          unit,
          resource,
          path,
          message: `${resource.address} is protected: a trial rebuild cannot be removed again`,
        }),
      ),
    ),
});

function protectionsOf(unit: IacUnit, resource: IacResource): readonly Path[] {
  const byProperty = (PROTECTIONS[resource.type] ?? []).flatMap(({ property, value: pattern }) =>
    pick(unit, resource, property)
      .filter(
        ({ value, path }) =>
          isMap(value) || originsOf(unit, value, path).some(({ text }) => pattern.test(text)),
      )
      .map(({ path }) => path),
  );
  return [...byProperty, ...ofLoadBalancer(unit, resource)];
}

/** Load balancers have a list of attributes. */
function ofLoadBalancer(unit: IacUnit, resource: IacResource): readonly Path[] {
  if (resource.type !== 'AWS::ElasticLoadBalancingV2::LoadBalancer') return [];
  return pick(unit, resource, 'LoadBalancerAttributes')
    .filter(
      ({ value }) =>
        isMap(value) && value['Key'] === 'deletion_protection.enabled' && textOf(value['Value']) === 'true',
    )
    .map(({ path }) => path);
}
