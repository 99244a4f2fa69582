import type { ProbeResult } from '../../drill/drill-result.ts';
import { boundsInWords } from '../../drill/measures/bounds-in-words.ts';

/** What a probe saw, in two short lines beside its lane. */
export function outageShort(
  result: ProbeResult | undefined,
  ended: boolean,
  unmeasured: readonly [string, string],
): readonly [string, string] {
  if (result === undefined && ended) return unmeasured;
  if (result === undefined) return ['unknown', 'the drill came to no result'];
  const { outage, from } = result;
  if (outage === null)
    return from === null ? ['unknown', 'not measured'] : ['out, no end seen', 'its end is unknown'];
  if (from === null) return ['never out', `or ${boundsInWords(outage)}`];
  return [`out ${boundsInWords(outage)}`, 'lower and upper bound'];
}
