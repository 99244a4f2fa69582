import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import type { DrillResult } from '../../lib/drill/drill-result.ts';
import type { ObjectiveRow } from '../../lib/objectives/objective-row.ts';
import { type DrillTwin, quickDeclaration, quickScenario, replaced, startDrillTwin } from './drill-twin.ts';
import { type ClientConfig, sickBy } from './sick-by-api.ts';
import { Workshop } from './workshop.ts';

interface Promises {
  readonly rto?: string;
  readonly rpo?: string;
  /** How long the failover is thought to take. */
  readonly takes?: string;
  readonly dns?: string;
  /** Of a workload that a drill may break. */
  readonly share?: string;
}

/** A shop that is sick, for the tests around it. */
export function sickShop(flaws = '') {
  let workshop: Workshop;
  let twin: DrillTwin;
  before(async function () {
    workshop = new Workshop();
    twin = await startDrillTwin(this, workshop, flaws);
  });
  after(async () => {
    await twin?.close();
    await workshop.close();
  });
  const client = (): ClientConfig => ({
    endpoint: twin.endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'AKIA111122223333LAND', secretAccessKey: 'embedded' },
  });
  return {
    twin: () => twin,
    declare: (promises: Promises) =>
      workshop.declare(
        'shop.yaml',
        quickDeclaration((text) => promised(text, promises)),
      ),
    scenario: (name: Parameters<typeof quickScenario>[0], change?: (text: string) => string) =>
      workshop.declare(`quick-${name}.yaml`, quickScenario(name, change)),
    drill: async (run: string, scenario: string, workload: string) => {
      const call = ['drill', `quick-${scenario}.yaml`, '--env', 'shop.yaml', '--workload', workload];
      const ended = await workshop.call([...call, '--out', 'out', '--run-id', run, ...twin.options]);
      const drills = workshop.path('out', run, 'drills');
      expect(existsSync(drills), ended.stderr).to.equal(true);
      const [folder = ''] = readdirSync(drills);
      const result = JSON.parse(readFileSync(`${drills}/${folder}/result.json`, 'utf8')) as DrillResult;
      return { ...ended, result };
    },
    objectivesOf: (run: string) =>
      JSON.parse(readFileSync(workshop.path('out', run, 'objectives.json'), 'utf8')) as ObjectiveRow[],
    /** Rows that a run's writers were told were kept, and that are really gone. */
    lostOf: async (run: string) => {
      const drills = workshop.path('out', run, 'drills');
      const [folder = ''] = readdirSync(drills);
      const acknowledged = acknowledgedIn(readFileSync(`${drills}/${folder}/history.ndjson`, 'utf8'));
      const lost = (await twin.truth()).flatMap((entry) => entry.lost ?? []);
      return lost.filter(({ writer, seq }) => acknowledged.has(`${writer} ${seq}`)).length;
    },
    ...sickBy(client),
  };
}

function promised(written: string, { rto, rpo, takes, dns, share = '0.4' }: Promises): string {
  const instance = 'instance:\n        rto: 30s\n        rpo: 3s';
  const text = replaced(written, 'maximumShare: 0.4', `maximumShare: ${share}`);
  const gold = replaced(
    text,
    instance,
    `instance:\n        rto: ${rto ?? '30s'}\n        rpo: ${rpo ?? '3s'}`,
  );
  const stepped = takes === undefined ? gold : replaced(gold, 'takes: 12s', `takes: ${takes}`);
  if (dns === undefined) return stepped;
  return replaced(stepped, 'dns:\n        rto: 30s', `dns:\n        rto: ${dns}`).replace(
    'takes: 6s',
    'takes: 0.5s',
  );
}

function acknowledgedIn(history: string): Set<string> {
  const sent = new Map<number, string>();
  const acknowledged = new Set<string>();
  for (const line of history.trim().split('\n')) {
    const entry = JSON.parse(line) as {
      index: number;
      type: string;
      invoke?: number;
      operation?: string;
      value?: { writer: string; seq: number };
    };
    if (entry.operation !== 'sql') continue;
    if (entry.type === 'invoke') sent.set(entry.index, `${entry.value?.writer} ${entry.value?.seq}`);
    else if (entry.type === 'ok') acknowledged.add(sent.get(entry.invoke ?? -1) ?? '');
  }
  return acknowledged;
}
