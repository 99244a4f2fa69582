import type { Run } from '../../evidence/run.ts';
import { CATEGORIES } from './categories.ts';
import type { Results } from './results.ts';

/** Writes what Allure shows beside the tests: what the run was against, how failures are grouped, and who made them. */
export function writeRunProperties(results: Results, run: Run): void {
  results.addText('environment.properties', propertiesOf(run));
  results.addJson('categories.json', CATEGORIES);
  results.addJson('executor.json', {
    name: `Landfall ${run.version}`,
    type: 'landfall',
    buildName: run.id,
    buildOrder: Math.floor(Date.parse(run.startedAt) / 1_000),
    reportName: run.title,
  });
}

function propertiesOf(run: Run): string {
  const lines: readonly (readonly [string, string | null | undefined])[] = [
    ['Target', TARGETS[run.target]],
    ['Environment', `${run.environment} (${run.title})`],
    ['Stage', run.stage],
    ['Run', run.id],
    ['Started', run.startedAt],
    ['Ended', run.endedAt === null ? run.ended : `${run.endedAt} (${run.ended})`],
    ['Accounts', run.accounts.map(({ id, name, purpose }) => `${id} ${name} (${purpose})`).join(', ')],
    ['Regions', run.regions.join(', ')],
    ['Pace', run.pace === undefined ? undefined : String(run.pace)],
    ['Principal', run.principal],
    ['Landfall', run.version],
    ['Commit', run.commit],
  ];
  return lines
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([key, value]) => `${key} = ${escaped(value ?? '')}\n`)
    .join('');
}

const TARGETS: Record<Run['target'], string> = {
  aws: 'AWS',
  endpoint: 'a server that speaks like AWS, not AWS',
  twin: 'the embedded AWS, not AWS',
};

/** The format of java.util.Properties. */
function escaped(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('\r', '').replaceAll('\n', '\\n');
}
