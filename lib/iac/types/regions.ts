/**
 * Regions of every public partition. AWS General Reference, "AWS service endpoints"; a name that is not here is still taken
 * for a Region where it stands in the place of one.
 */
export const REGIONS: readonly string[] =
  `us-east-1 us-east-2 us-west-1 us-west-2 af-south-1 ap-east-1 ap-east-2 ap-south-1 ap-south-2 ap-southeast-1 ap-southeast-2
  ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-6 ap-southeast-7 ap-northeast-1 ap-northeast-2 ap-northeast-3 ca-central-1 ca-west-1 eu-central-1
  eu-central-2 eu-west-1 eu-west-2 eu-west-3 eu-south-1 eu-south-2 eu-north-1 il-central-1 me-south-1 me-central-1 mx-central-1
  sa-east-1 us-gov-east-1 us-gov-west-1 cn-north-1 cn-northwest-1`.split(/\s+/);

const NAMES = new Set(REGIONS);

/** True for the name of a Region. */
export function isRegion(text: string): boolean {
  return NAMES.has(text);
}

/** A Region standing for itself: no longer word around it, and no zone. */
export const REGION_PATTERN = new RegExp(`(?<![A-Za-z0-9])(?:${REGIONS.join('|')})(?![A-Za-z0-9])`, 'g');
