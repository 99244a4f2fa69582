import { hexId } from '../../world/identifier.ts';
import type { Place } from '../../world/tags.ts';

/** The port of every node; the twin's caches listen there too. */
export const CACHE_PORT = 6_379;

/** The name that follows the primary of a group, `catalogue-cache.1b2c3d.ng.0001.euw1.cache.amazonaws.com`. */
export function primaryName(place: Place, groupId: string): string {
  return `${groupId}.${house(place)}.ng.0001.${short(place.region)}.cache.amazonaws.com`;
}

/** The name that leads to the replicas of a group. */
export function readerName(place: Place, groupId: string): string {
  return `${groupId}-ro.${house(place)}.ng.0001.${short(place.region)}.cache.amazonaws.com`;
}

/** The name of one node, whatever its role. */
export function nodeName(place: Place, nodeId: string): string {
  return `${nodeId}.${house(place)}.0001.${short(place.region)}.cache.amazonaws.com`;
}

function house({ account, region }: Place): string {
  return hexId(`elasticache|${account}|${region}`, 6);
}

/** `euw1` of `eu-west-1`, `usgw1` of `us-gov-west-1`. */
function short(region: string): string {
  const [area = '', ...rest] = region.split('-');
  const number = rest.pop() ?? '';
  const directions = rest.map((word) => SHORT[word] ?? word.slice(0, 1)).join('');
  return `${area}${directions}${number}`;
}

const SHORT: Readonly<Record<string, string>> = {
  northeast: 'ne',
  northwest: 'nw',
  southeast: 'se',
  southwest: 'sw',
};
