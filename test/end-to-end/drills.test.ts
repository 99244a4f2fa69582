import { readdirSync, readFileSync } from 'node:fs';
import { DeleteParameterCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { expect } from 'chai';
import type { DrillResult } from '../../lib/drill/drill-result.ts';
import type { JournalEntry } from '../../lib/drill/journal.ts';
import { readRun } from '../../lib/evidence/index.ts';
import {
  declareQuickDrills,
  type DrillTwin,
  quickDeclaration,
  quickScenario,
  replaced,
  startDrillTwin,
} from './drill-twin.ts';
import { outagesIn } from './true-outages.ts';
import type { Ended } from '../support/landfall.ts';
import { credentialsOf, Workshop } from './workshop.ts';

/** Of the database's name, in seconds: at any pace, DNS counts whole ones. */
const TTL = 1;

/** On a machine that is busy with something else a measure may be left unknown, which is no failure; a promise is never missed. */
const HOLDS = [0, 2];

describe('drills on the shop with real processes', function () {
  this.timeout(90_000);
  let home: Workshop;
  let twin: DrillTwin;

  before(async function () {
    home = new Workshop();
    declareQuickDrills(home);
    twin = await startDrillTwin(this, home);
  });
  after(async () => {
    await twin?.close();
    await home.close();
  });

  function drill(run: string, scenario: string, workload: string, ...more: string[]): string[] {
    return drillOf('shop.yaml', run, scenario, workload, ...more);
  }

  function drillOf(
    env: string,
    run: string,
    scenario: string,
    workload: string,
    ...more: string[]
  ): string[] {
    const call = ['drill', `quick-${scenario}.yaml`, '--env', env, '--workload', workload];
    return [...call, '--out', 'out', '--run-id', run, ...twin.options, ...more];
  }

  function result(run: string): DrillResult {
    const [folder = ''] = readdirSync(home.path('out', run, 'drills'));
    return JSON.parse(
      readFileSync(home.path('out', run, 'drills', folder, 'result.json'), 'utf8'),
    ) as DrillResult;
  }

  function journal(run: string): JournalEntry[] {
    const [folder = ''] = readdirSync(home.path('out', run, 'drills'));
    const text = readFileSync(home.path('out', run, 'drills', folder, 'journal.ndjson'), 'utf8');
    return text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as JournalEntry);
  }

  it('rehearses: says what would be broken, and breaks nothing', async () => {
    const { code, stdout, stderr } = await home.call(drill('dry', 'az-loss', 'orders', '--dry-run'));
    expect(code, `${stdout}${stderr}`).to.equal(0);
    expect(stdout).to.include('the guard would let it through');
    expect(stdout).to.match(/would meet arn:aws:ec2:eu-west-1:111122223333:instance\/i-\w+ \(stop-servers\)/);
    expect(stdout).to.include(
      'would meet arn:aws:rds:eu-west-1:111122223333:db:orders-db (fail-over-instances)',
    );
    const called = Object.keys(await twin.calls());
    expect(called.some((operation) => operation.includes('DescribeDBInstances'))).to.equal(true);
    const reads = /(Describe|Get|List|Assume|Query|Search)[A-Za-z]*$/;
    // EC2 is asked, with DryRun, whether it would start them again, and give subnets their network ACL back; CloudFormation
    // looks for drift, as the declaration asks.
    expect(called.filter((operation) => !reads.test(operation))).to.have.members([
      'cloudformation:DetectStackDrift',
      'ec2:StartInstances',
      'ec2:ReplaceNetworkAclAssociation',
    ]);
    expect((await twin.truth()).filter(({ state }) => state === 'broken')).to.deep.equal([]);
    for (const run of home.runs()) expect(readdirSync(home.path('out', run))).not.to.include('drills');
  });

  for (const [why, change, words] of [
    [
      'changes are frozen',
      (text: string) => replaced(text, 'from: 2026-12-18', 'from: 2026-01-01'),
      ['Changes are frozen: year-end trading; nothing was broken', 'fix: run the drill after 2027-01-04'],
    ],
    [
      'it would break more than is declared',
      (text: string) => replaced(text, 'maximumTargets: 5', 'maximumTargets: 1'),
      [
        'would break more than the declaration allows at once',
        'at refused.yaml:',
        'expected at most 1\n',
        'fix: narrow the targets of the scenario',
      ],
    ],
    [
      'the declaration does not name it',
      (text: string) => replaced(text, 'quick-az-loss, ', ''),
      [
        'The declaration does not allow the scenario "quick-az-loss"; nothing was broken\n  at refused.yaml',
        'fix: add quick-az-loss to safety.scenarios',
      ],
    ],
  ] as const)
    it(`is refused when ${why}, with what, where and the way out`, async () => {
      home.declare('refused.yaml', quickDeclaration(change));
      const call = drillOf('refused.yaml', `refused-${why.length}`, 'az-loss', 'orders', '--dry-run');
      const { code, stdout, stderr } = await home.call(call);
      expect(code, stderr).to.equal(4);
      for (const word of words) expect(`${stdout}${stderr}`).to.include(word);
    });

  describe('on a stage above test', () => {
    before(() => {
      home.declare('staging.yaml', staged(twin.endpoint));
      home.declare(
        'quick-db-failover.yaml',
        quickScenario('db-failover', (text) => replaced(text, 'firstOn: sandbox', 'firstOn: staging')),
      );
    });
    after(() => home.declare('quick-db-failover.yaml', quickScenario('db-failover')));

    function rehearse(run: string): Promise<Ended> {
      const call = drillOf('staging.yaml', run, 'db-failover', 'orders', '--dry-run');
      return home.call(call, { env: credentialsOf() });
    }

    const consent = {
      stage: 'staging',
      scenarios: ['quick-db-failover'],
      maximumTargets: 5,
      expires: '2099-01-01T00:00:00Z',
    };
    for (const [name, written, words] of [
      ['nothing', undefined, 'Account 111122223333 does not consent to drills; nothing was broken'],
      ['another stage', { ...consent, stage: 'test' }, 'The account consents to drills of another stage'],
      [
        'a time that is over',
        { ...consent, expires: '2020-01-01T00:00:00Z' },
        'The consent of the account has expired',
      ],
      [
        'other scenarios',
        { ...consent, scenarios: ['az-loss'] },
        'The account does not consent to the scenario',
      ],
    ] as const)
      it(`is refused when the account consents to ${name}`, async () => {
        await writeConsent(written);
        const { code, stdout, stderr } = await rehearse(`consent-${name.replaceAll(' ', '-')}`);
        expect(code, stderr).to.equal(4);
        expect(stdout).to.include(words);
        expect(stdout).to.include('at parameter /landfall/consent of account 111122223333 in eu-west-1');
        expect(stdout).to.include('fix: ');
      });

    it('is let through when the account consents', async () => {
      await writeConsent(consent);
      const { code, stdout, stderr } = await rehearse('consented');
      expect(code, `${stdout}${stderr}`).to.equal(0);
      expect(stdout).to.include('the guard would let it through');
    });
  });

  async function writeConsent(consent: object | undefined): Promise<void> {
    const ssm = new SSMClient({
      endpoint: twin.endpoint,
      region: 'eu-west-1',
      credentials: { accessKeyId: 'AKIA111122223333LAND', secretAccessKey: 'embedded' },
    });
    const Name = '/landfall/consent';
    try {
      if (consent === undefined) await ssm.send(new DeleteParameterCommand({ Name }));
      else
        await ssm.send(
          new PutParameterCommand({ Name, Value: JSON.stringify(consent), Type: 'String', Overwrite: true }),
        );
    } finally {
      ssm.destroy();
    }
  }

  it('measures an outage whose truth lies within its bounds', async () => {
    const { code, stderr } = await home.call(drill('measured', 'db-failover', 'orders'));
    expect(code, stderr).to.be.oneOf(HOLDS);
    const { ended, outage, dataLoss, leftovers } = result('measured');
    expect(ended).to.equal('recovered');
    // Unknown for want of an end: there is nothing to compare with the truth then.
    if (outage === null) return;
    const [truth = Number.NaN, ...more] = outagesIn(await twin.truth(), 'database orders-db');
    expect(more).to.deep.equal([]);
    // A client goes on asking the old address for as long as the name's TTL lets it.
    expect(outage?.lower).to.be.at.most(truth + TTL);
    expect(outage?.upper).to.be.at.least(truth);
    expect(dataLoss?.lostWrites).to.equal(0);
    expect(dataLoss?.upper).to.be.above(0);
    expect(leftovers.filter(({ state }) => state === 'pending')).to.deep.equal([]);
    expect(journal('measured').at(-1)?.state).to.equal('healed');
  });

  it('is carried out again and again, and told side by side', async () => {
    const call = drill('repeated', 'db-failover', 'ledger', '--repeat', '2', '--json');
    const { code, stdout, stderr } = await home.call(call);
    expect(code, stderr).to.be.oneOf(HOLDS);
    expect(readdirSync(home.path('out', 'repeated', 'drills')).toSorted()).to.deep.equal([
      'quick-db-failover.1',
      'quick-db-failover.2',
    ]);
    const { drills, comparisons } = JSON.parse(stdout) as {
      drills: DrillResult[];
      comparisons: { runs: number; workload: string; recoveryTime: { runs: number; worst: number } | null }[];
    };
    expect(drills.map(({ ended }) => ended)).to.deep.equal(['recovered', 'recovered']);
    expect(comparisons).to.have.length(1);
    expect(comparisons[0]).to.include({ runs: 2, workload: 'ledger' });
    const uppers = drills.flatMap(({ recoveryTime }) => recoveryTime?.upper ?? []);
    if (uppers.length < drills.length) return;
    expect(comparisons[0]?.recoveryTime).to.include({ runs: 2, worst: Math.max(...uppers) });
    const page = readFileSync(home.path('out', 'repeated', 'report', 'index.html'), 'utf8');
    expect(page)
      .to.include('quick-db-failover on ledger')
      .and.to.match(/median [\d.]+ s, worst [\d.]+ s/);
    const objectives = (await readRun(home.path('out', 'repeated'))).objectives ?? [];
    const row = objectives.find(
      (one) => one.workload === 'ledger' && one.disruption === 'instance' && one.measure === 'rto',
    );
    expect(row?.demonstrated?.upper, 'the worst repetition decides').to.equal(Math.max(...uppers));
  });

  it('writes over no run of the same id, and starts nothing for it', async () => {
    const before = await twin.calls();
    const { code, stderr } = await home.call(drill('repeated', 'db-failover', 'ledger'));
    expect(code, stderr).to.equal(3);
    expect(stderr).to.include('There is a run of this id already');
    expect(await twin.calls()).to.deep.equal(before);
  });

  it('refuses a second drill while one is under way, and heals the first after Ctrl-C', async () => {
    const first = home.start(drill('interrupted', 'dns-health-check', 'orders'));
    // It takes the lock at once, and then watches the steady state for as long as the second needs to come up.
    await first.saying('Drill quick-dns-health-check');
    const refusing = home.call(drill('second', 'db-failover', 'ledger', '--json'));
    await first.saying('Broken; watching the recovery');
    first.kill('SIGINT');
    const { code, stderr } = await first.ended;
    expect(code, stderr).to.equal(130);
    const second = await refusing;
    expect(second.code, second.stderr).to.equal(4);
    const refused = result('second');
    expect(refused).to.include({ outcome: 'unknown', ended: 'refused' });
    expect(refused.message).to.include('interrupted').and.to.include('fix: ');

    expect(result('interrupted').ended).to.equal('interrupted');
    expect(journal('interrupted').at(-1)?.state).to.equal('healed');
    expect((await readRun(home.path('out', 'interrupted'))).run).to.include({
      ended: 'interrupted',
      exitCode: 130,
    });
  });

  it('can be stopped from an empty folder after kill -9; sweep waits for its heartbeat, and nothing is left', async () => {
    const killed = home.start(drill('killed', 'az-loss', 'catalogue'));
    await killed.saying('Broken; watching the recovery');
    killed.kill('SIGKILL');
    await killed.ended;
    const elsewhere = new Workshop();
    try {
      elsewhere.declare('shop.yaml', quickDeclaration());
      const server = ['--env', 'shop.yaml', ...twin.options];
      const alone = await elsewhere.call(['sweep', ...server]);
      expect(alone.code, alone.stderr).to.equal(0);
      expect(`${alone.stdout}${alone.stderr}`).to.include('Run killed is alive in account 111122223333');
      const stopped = await elsewhere.call(['stop', 'killed', ...server]);
      expect(stopped.code, stopped.stderr).to.equal(0);
      expect(stopped.stdout).to.include('Run killed: healed, and seen to be as before');
      const swept = await elsewhere.call(['sweep', ...server]);
      expect(swept.code, swept.stderr).to.equal(0);
      expect(`${swept.stdout}${swept.stderr}`).to.include('Nothing is left.');
    } finally {
      await elsewhere.close();
    }
    expect((await readRun(home.path('out', 'killed'))).run.ended).to.equal('crashed');
    const next = await home.call(drill('next', 'az-loss', 'catalogue'));
    expect(next.code, next.stderr).to.be.oneOf(HOLDS);
    expect(result('next').ended).to.equal('recovered');
  });
});

/** The shop as a staging environment on a server of its own: only there, or on AWS, has the account to consent. */
function staged(endpoint: string): string {
  return quickDeclaration((text) =>
    replaced(text, 'stage: sandbox', 'stage: staging')
      .replace('endpoint: embedded', `endpoint: ${endpoint}`)
      .replace('seed: sandbox\n', '')
      .replace(/pace: .*\n/, ''),
  );
}
