import type {
  DescribeInstanceTypeOfferingsRequest,
  DescribeInstanceTypeOfferingsResult,
} from '@aws-sdk/client-ec2';
import { page } from '../../page.ts';
import { type CallContext, Fault } from '../../service.ts';
import { matches } from './filters.ts';
import { zonesOf } from './zones.ts';

/** Families that every Region of the twin has; AWS has several hundred types. */
const EVERYWHERE = ['t3', 't4g', 'm6i', 'm7i', 'm7g', 'm8g', 'c7i', 'c7g', 'c8g', 'r7i', 'r7g', 'r8g'];
const SIZES = ['large', 'xlarge', '2xlarge'];
const SMALL = ['nano', 'micro', 'small', 'medium'];

/** Types that some Regions alone have. EC2 User Guide, "Instance types by Region". */
const SOMEWHERE: Readonly<Record<string, readonly string[]>> = {
  'us-east-1': ['p4d.24xlarge', 'p5.48xlarge', 'g5.xlarge', 'm3.medium', 'x1e.xlarge', 'inf2.xlarge'],
  'us-west-2': ['p4d.24xlarge', 'p5.48xlarge', 'g5.xlarge', 'm3.medium', 'trn1.2xlarge'],
  'eu-west-1': ['p4d.24xlarge', 'g5.xlarge', 'm3.medium', 'x1e.xlarge'],
  'eu-central-1': ['g5.xlarge', 'm3.medium'],
};

/** Which kinds of machines there are. */
export const instanceTypes = {
  DescribeInstanceTypeOfferings(
    input: DescribeInstanceTypeOfferingsRequest,
    context: CallContext,
  ): DescribeInstanceTypeOfferingsResult {
    const { LocationType = 'region' } = input;
    const offers = locationsOf(LocationType, context).flatMap((Location) =>
      typesIn(context.region).map((InstanceType) => ({ InstanceType, LocationType, Location })),
    );
    const { items, next } = page(
      offers.filter(({ InstanceType, Location }) =>
        matches(input.Filters, () => ({ 'instance-type': [InstanceType], location: [Location] })),
      ),
      {
        token: input.NextToken,
        max: input.MaxResults,
        context,
        id: ({ InstanceType, Location }) => `${InstanceType} ${Location}`,
        limit: 1_000,
        scope: LocationType,
      },
    );
    return {
      InstanceTypeOfferings: items as DescribeInstanceTypeOfferingsResult['InstanceTypeOfferings'],
      NextToken: next,
    };
  },
};

function typesIn(region: string): string[] {
  const common = EVERYWHERE.flatMap((family) => sizesOf(family).map((size) => `${family}.${size}`));
  return [...common, ...(SOMEWHERE[region] ?? [])];
}

/** Burstable machines start smaller and end sooner, and Arm ones have one size more below. */
function sizesOf(family: string): readonly string[] {
  if (family.startsWith('t')) return [...SMALL, ...SIZES];
  return [...(family.endsWith('g') ? ['medium'] : []), ...SIZES, '4xlarge'];
}

function locationsOf(type: string, context: CallContext): readonly string[] {
  if (type === 'region') return [context.region];
  if (type === 'availability-zone') return zonesOf(context).map(({ name }) => name);
  if (type === 'availability-zone-id') return zonesOf(context).map(({ id }) => id);
  throw new Fault('InvalidParameterValue', `Value (${type}) for parameter LocationType is invalid.`);
}
