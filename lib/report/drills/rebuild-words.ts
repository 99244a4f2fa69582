import { formatDuration } from '../../base/duration.ts';
import { plural } from '../../base/plural.ts';
import { exactly } from '../../drill/measures/bounds-in-words.ts';
import type { DrillResult } from '../../drill/drill-result.ts';
import type { RebuildReport, StackComparison } from '../../drill/rebuild-report.ts';
import { leftoverWords, recoveryWords, type Told } from './drill-words.ts';

/** What a rebuild showed, step by step. */
export function rebuildTold(result: DrillResult, rebuild: RebuildReport): readonly Told[] {
  return [
    { what: 'Rebuilt in', text: `account ${rebuild.account}, ${rebuild.region}` },
    { what: 'Made', text: madeWords(rebuild) },
    { what: 'Compared', text: rebuild.comparisons.map(comparedWords).join('; ') || 'nothing to compare' },
    {
      what: 'Served',
      text: rebuild.smoke.map(servedWords).join('; ') || 'nobody asked: no smoke probe is declared',
    },
    { what: 'Recovery time', text: timeWords(result) },
    { what: 'Left behind', text: leftoverWords(result) },
  ];
}

/** Without its data a workload is not back: then what was measured is only the part of it that was shown. */
function timeWords(result: DrillResult): string {
  const least = result.atLeast?.recoveryTime;
  if (result.recoveryTime !== null || least === undefined) return recoveryWords(result);
  const time = `at least ${exactly(least, Math.floor)}`;
  const lacksData = result.notes?.some((note) => note.includes('comes back by a restore')) ?? false;
  return lacksData
    ? `${time}, without its data: a restore comes on top`
    : `${time}; it was not seen to be back whole`;
}

function servedWords({ message, unsure }: RebuildReport['smoke'][number]): string {
  return unsure === undefined ? message : `${message}, but ${unsure}`;
}

function madeWords({ stacks }: RebuildReport): string {
  if (stacks.length === 0) return 'nothing came to its end';
  return stacks
    .map(
      ({ name, seconds, resources }) =>
        `${name} (${plural(resources, 'resource')}) in ${formatDuration(seconds)}`,
    )
    .join(', ');
}

function comparedWords({ stack, against, same, missing, more, different, leftOut }: StackComparison): string {
  const beside = against === 'original' ? 'the original' : 'its template';
  const unlike = [
    ...(missing.length === 0 ? [] : [`missing ${missing.join(', ')}`]),
    ...(more.length === 0 ? [] : [`more than before ${more.join(', ')}`]),
    ...different,
    ...(leftOut.length === 0 ? [] : [`left out by a condition ${leftOut.join(', ')}`]),
  ];
  return `${stack} beside ${beside}: ${plural(same, 'resource')} the same${unlike.length === 0 ? '' : `; ${unlike.join('; ')}`}`;
}
