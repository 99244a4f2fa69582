import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { realClock } from '../lib/base/clock.ts';
import { quickDeclaration, quickScenario } from '../test/end-to-end/drill-twin.ts';
import { accountPicture, type Picture } from './account-picture.ts';
import {
  AFTER_THE_HEARTBEAT,
  differencesFrom,
  type Killed,
  killedDrill,
  type KillPoint,
  type KillWorld,
  sweepElsewhere,
  sweepLater,
} from './killed-drill.ts';
import { startTwin } from './truth-twin.ts';

// Real drills that are killed: `npm run bench:kills`. The real command, in a process group of its own against the embedded AWS with real
// processes, is killed by SIGKILL at ten boundaries, once to be swept by another process and once to be left alone until AWS ends the
// fault. Prints a table; ends with 1 when anything was left.

const SCENARIOS = ['az-loss', 'db-failover', 'dns-health-check'] as const;

const POINTS: readonly KillPoint[] = [
  at('az-loss', 'orders', 'after', 'CreateExperimentTemplate'),
  at('az-loss', 'orders', 'before', 'StartExperiment run-all'),
  at('az-loss', 'orders', 'after', 'StartExperiment run-all'),
  at('az-loss', 'catalogue', 'before', 'journal injected'),
  at('az-loss', 'catalogue', 'after', 'journal healing'),
  at('db-failover', 'orders', 'after', 'journal injecting'),
  at('db-failover', 'ledger', 'after', 'StartExperiment run-all'),
  at('dns-health-check', 'orders', 'after', 'StartExperiment run-all'),
  at('dns-health-check', 'catalogue', 'before', 'DeleteExperimentTemplate'),
  at('dns-health-check', 'orders', 'after', 'StopExperiment'),
];

/** Without a sweep nothing goes on breaking anything; the template stays, and costs nothing. */
const TEMPLATES = 'fis:ListExperimentTemplates';

/** A machine that is busy makes targets unhealthy, and a guard then refuses a drill. */
const TRIES = 3;

const folder = await mkdtemp(join(tmpdir(), 'landfall-kills-'));
const twin = await startTwin(['--pace', '0.05']);
const world: KillWorld = { endpoint: twin.endpoint, resolver: twin.resolver, folder };
const first = await whenAllIsHealthy();
let left = 0;
let again = 0;
try {
  await writeFile(join(folder, 'shop.yaml'), quickDeclaration());
  for (const name of SCENARIOS) await writeFile(join(folder, `quick-${name}.yaml`), quickScenario(name));
  say(
    '| drill | killed | account other than before when it died | then | differences after it | second sweep |',
  );
  say('|---|---|---|---|---|---|');
  const begun = realClock.monotonic();
  for (const [index, point] of POINTS.entries()) {
    await row(point, () => swept(point, index));
    await row(point, () => endedByItself(point, index));
  }
  const took = Math.round(realClock.monotonic() - begun);
  say('');
  say(
    `${POINTS.length} boundaries, ${2 * POINTS.length} processes killed in ${took} s, Node ${process.version}: ${left} left something; ${again} drills begun again because a guard refused them`,
  );
} finally {
  await twin.end();
  await rm(folder, { recursive: true });
}
process.exitCode = left === 0 ? 0 : 1;

function at(scenario: string, workload: string, when: KillPoint['when'], call: string): KillPoint {
  return { scenario: `quick-${scenario}.yaml`, workload, when, call };
}

interface Outcome {
  readonly wasOther: boolean;
  readonly afterwards: string;
  readonly differences: readonly string[];
  readonly second: number;
}

async function whenAllIsHealthy(): Promise<Picture> {
  for (;;) {
    await realClock.sleep(2);
    const picture = await accountPicture(twin.endpoint);
    if (!/"State":"(initial|unhealthy|unused)"/.test(JSON.stringify(picture))) return picture;
  }
}

/** The folder of the dead is there for every other sweep, and no part of it for the others. */
async function swept(point: KillPoint, index: number): Promise<Outcome> {
  const run = `swept-${index}`;
  const { before, wasOther } = await killedWhenWell(point, run);
  const hasDisk = index % 2 === 0;
  if (!hasDisk) await rm(join(folder, 'out'), { recursive: true });
  const sweep = hasDisk ? sweepLater : sweepElsewhere;
  const found = await sweep(world, AFTER_THE_HEARTBEAT);
  const unhealed = found.healed.filter(({ isHealed }) => !isHealed).map((one) => `run ${one.run}`);
  const differences = [...unhealed, ...(await differencesFrom(before, world))];
  const second = await sweep(world, 2 * AFTER_THE_HEARTBEAT);
  const afterwards = `swept ${hasDisk ? 'with' : 'without'} the disk of the dead`;
  return { wasOther, afterwards, differences, second: second.healed.length + second.leftAlone.length };
}

async function endedByItself(point: KillPoint, index: number): Promise<Outcome> {
  const { before, wasOther } = await killedWhenWell(point, `alone-${index}`);
  const differences = await differencesFrom(before, world, [TEMPLATES]);
  await sweepElsewhere(world, AFTER_THE_HEARTBEAT);
  const rest = await differencesFrom(before, world);
  const second = await sweepElsewhere(world, 2 * AFTER_THE_HEARTBEAT);
  const afterwards = 'left alone until AWS had ended it; swept after that';
  return {
    wasOther,
    afterwards,
    differences: [...differences, ...rest],
    second: second.healed.length + second.leftAlone.length,
  };
}

/** All are compared with the account as it was when everything began. A drill that was refused on a busy machine is begun again. */
async function killedWhenWell(point: KillPoint, run: string): Promise<Killed> {
  for (let tries = 1; ; tries += 1) {
    const sick = await differencesFrom(first, world);
    if (sick.length > 0) throw new Error(`before ${run} the account is not as it was: ${sick.join(', ')}`);
    try {
      return { ...(await killedDrill(world, point, `${run}-${tries}`)), before: first };
    } catch (error) {
      if (tries === TRIES) throw error;
      again += 1;
    }
  }
}

async function row(
  { scenario, workload, when, call }: KillPoint,
  act: () => Promise<Outcome>,
): Promise<void> {
  const { wasOther, afterwards, differences, second } = await act();
  if (differences.length > 0 || second > 0) left += 1;
  const drill = `${scenario.replace(/^quick-(.*)\.yaml$/, '$1')} on ${workload}`;
  const found = differences.length === 0 ? 'none' : differences.join(', ');
  const swept = second === 0 ? 'finds nothing' : `finds ${second}`;
  say(`| ${drill} | ${when} ${call} | ${wasOther ? 'yes' : 'no'} | ${afterwards} | ${found} | ${swept} |`);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
