import type { CallContext } from '../../../service.ts';
import { zonesOf } from '../../ec2/zones.ts';
import type { TargetParameter } from './target-kind.ts';

/** A parameter that takes zones by name or by id, comma-separated. */
export function inZones(description: string): TargetParameter {
  return {
    description,
    matches: ({ zones }, value, context) => zones.some((zone) => zoneNames(value, context).includes(zone)),
  };
}

/** The names that zones have in this account; one that is not known stays as it is, and so meets nothing. */
function zoneNames(value: string, context: CallContext): string[] {
  const zones = zonesOf(context);
  return value
    .split(',')
    .map((text) => text.trim())
    .map((text) => zones.find(({ id }) => id === text)?.name ?? text);
}
