import { REGIONS } from '../types/regions.ts';
import { found } from './finding.ts';
import { ARN_FIELD } from './scan/arn-field.ts';
import { inTexts } from './scan/in-texts.ts';
import { defineTrap, type Trap, type TrapContext, type TrapFinding } from './trap.ts';
import { resourcesOf } from './values/in-origins.ts';

/** Something of another Region is needed. */
export const crossRegionReference: Trap = defineTrap({
  id: 'cross-region-reference',
  severity: 'blocks',
  title: 'Something of another Region is needed',
  why: 'Exports, parameters and most ARNs are of one Region; a rebuild needs both Regions at once, in the right order (CDK Developer Guide, "Accessing resources in a different stack or Region").',
  fix: 'rebuild the other Region first and take its values as parameters, or make the resource where it is used',
  needsAccount: false,
  requirements: ['REB-2'],
  detect: (context) => [...byCustomResource(context), ...byArn(context)],
});

function byCustomResource({ set }: TrapContext): readonly TrapFinding[] {
  return resourcesOf(set.units, (type) =>
    /^Custom::CrossRegion(ExportReader|ExportWriter|StringParameterReader)$/.test(type),
  ).map(({ unit, resource }) =>
    found(crossRegionReference, {
      unit,
      resource,
      path: resource.path,
      message: `${resource.address} carries values between Regions: without the other Region it fails`,
    }),
  );
}

/** Where the unit is pinned to one Region, an ARN of another one is a choice, and not an oversight. */
function byArn(context: TrapContext): readonly TrapFinding[] {
  return inTexts(context, crossRegionReference, ({ unit, text, role }) => {
    const home = unit.pinned?.region;
    if (home === undefined || role === 'condition') return undefined;
    const other = [...text.matchAll(ARN)].map(([, region]) => region).find((region) => region !== home);
    if (other === undefined) return undefined;
    return { message: `this is in ${other}, and the stack is deployed in ${home}`, got: text };
  });
}

const ARN = new RegExp(`arn:${ARN_FIELD}:[\\w-]+:(${REGIONS.join('|')}):`, 'g');
