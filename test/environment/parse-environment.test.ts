import { expect } from 'chai';
import { parseEnvironment, pointer, positionOf } from '../../lib/environment/index.ts';
import { fixedNow } from '../support/fixed-now.ts';
import { changed, parsed, refusal, SHORT, shipped } from './declarations.ts';

describe('parseEnvironment', () => {
  it('reads the shortest declaration, with a default for whatever is left out', () => {
    const { source, ...environment } = parsed(SHORT);
    expect(environment).to.deep.equal({
      name: 'shop',
      title: 'shop',
      stage: 'test',
      endpoint: { kind: 'aws' },
      pace: 1,
      accounts: [{ name: 'shop', id: '111122223333', purpose: 'workload', regions: ['eu-west-1'] }],
      tagging: { required: [] },
      workloads: [
        {
          name: 'orders',
          title: 'orders',
          owner: 'team',
          tier: 'gold',
          importance: 'critical',
          select: { tags: { workload: 'orders' }, arns: [], stacks: [] },
          dependsOn: [],
          minimumCapacity: {},
          objectives: [{ disruption: 'az', rto: 3_600 }],
          dns: [],
        },
      ],
      exclusions: [],
      freezeWindows: [],
      safety: {
        maximumTargets: 1,
        maximumShare: 0.34,
        scenarios: [],
        consentParameter: '/landfall/consent',
        fisRole: 'landfall-fis',
      },
    });
    expect(source.text).to.equal(SHORT);
    expect(source.sha256).to.match(/^[0-9a-f]{64}$/);
  });

  for (const name of ['sandbox', 'sandbox-flawed', 'staging.example']) {
    it(`takes ${name}.yaml as it is shipped`, () => {
      const environment = parseEnvironment(shipped(name), `environments/${name}.yaml`, { now: fixedNow });
      expect(environment.workloads).to.have.length(3);
    });
  }

  it('reads the embedded shop as its comments say', () => {
    const sandbox = parsed(shipped('sandbox'));
    const [orders, catalogue, ledger] = sandbox.workloads;
    expect(sandbox.endpoint).to.deep.equal({ kind: 'embedded', seed: 'sandbox' });
    expect(sandbox.accounts[1]).to.include({
      roleArn: 'arn:aws:iam::222233334444:role/landfall-read',
      externalId: 'shop-recovery',
    });
    expect(orders?.objectives.map(({ disruption }) => disruption)).to.deep.equal([
      'instance',
      'az',
      'region',
      'data-loss',
      'account-compromise',
      'dns',
    ]);
    expect(orders?.backup).to.deep.include({
      every: 3_600,
      retention: 2_592_000,
      immutable: true,
      key: 'customer',
    });
    expect(catalogue?.backup?.copies).to.deep.equal([{ region: 'eu-central-1', account: 'vault' }]);
    expect(catalogue?.backup).not.to.have.property('pointInTimeStep');
    expect(ledger?.objectives.find(({ disruption }) => disruption === 'region')?.recovery).to.deep.include({
      by: 'restore',
      detect: 300,
      decide: 1_800,
    });
    expect(sandbox.exclusions[0]?.until).to.equal('2027-12-31T23:59:59.999Z');
    expect(sandbox.freezeWindows[0]).to.include({
      from: '2026-12-18T00:00:00.000Z',
      until: '2027-01-04T23:59:59.999Z',
    });
  });

  it('makes role ARNs for the partition of the Regions', () => {
    const china = parsed(changed('regions: [eu-west-1]', 'regions: [cn-north-1]\n    role: read'));
    expect(china.accounts[0]?.roleArn).to.equal('arn:aws-cn:iam::111122223333:role/read');
    const government = parsed(changed('regions: [eu-west-1]', 'regions: [us-gov-west-1]\n    role: dr/read'));
    expect(government.accounts[0]?.roleArn).to.equal('arn:aws-us-gov:iam::111122223333:role/dr/read');
  });

  it('keeps an exclusion that has run out: whoever judges reports it', () => {
    const text = changed(
      'tiers:',
      'exclusions: [{ check: "*", workload: orders, reason: x, owner: me, until: 2025-01-31 }]\ntiers:',
    );
    expect(parsed(text).exclusions).to.have.length(1);
  });

  it('allows anchors and aliases', () => {
    const text = changed('az: { rto: 1h }', 'az: &zone { rto: 1h }\n      instance: *zone');
    expect(parsed(text).workloads[0]?.objectives).to.deep.equal([
      { disruption: 'instance', rto: 3_600 },
      { disruption: 'az', rto: 3_600 },
    ]);
  });

  it('says all problems at once, in the order of the file', () => {
    const text = changed(
      'tier: gold',
      'tier: golf',
      changed('rto: 1h', 'rto: soon', changed('stage: test', 'stag: test')),
    );
    const lines = refusal(text).details.map(({ where }) => (typeof where === 'object' ? where.line : 0));
    expect(lines).to.deep.equal([1, 2, 12, 16]);
  });
});

describe('the positions of a declaration', () => {
  const sandbox = parsed(shipped('sandbox'));
  const lineAt = (...path: (string | number)[]): string => {
    const { line, column } = positionOf(sandbox, path);
    return (sandbox.source.text.split('\n')[line - 1] ?? '').slice(column - 1);
  };

  it('point at the value of a scalar and at the key of a block', () => {
    expect(lineAt('workloads', 'orders', 'owner')).to.equal('team-orders');
    expect(lineAt('workloads', 'orders', 'select')).to.equal('select:');
    expect(lineAt('exclusions', 0)).to.equal('check: "*"');
    expect(lineAt('workloads', 'orders', 'select', 'stacks', 0)).to.equal('shop-orders]');
  });

  it('lead from a workload to the line of its tier', () => {
    const { positions } = sandbox.source;
    for (const rest of [
      ['objectives', 'az', 'rto'],
      ['objectives', 'region', 'recover', 'steps', 1, 'takes'],
      ['backup', 'copies', 0, 'region'],
      ['backup', 'pointInTimeStep', 'takes'],
    ])
      expect(positions[pointer(['workloads', 'ledger', ...rest])])
        .to.deep.equal(positions[pointer(['tiers', 'gold', ...rest])])
        .and.to.have.property('file', 'environments/shop.yaml');
  });

  it('stay with the workload for what it states itself', () => {
    expect(lineAt('workloads', 'catalogue', 'objectives', 'dns', 'rto')).to.equal('30s');
    expect(positionOf(sandbox, ['workloads', 'catalogue', 'objectives', 'dns', 'rto']).line).to.be.above(
      positionOf(sandbox, ['workloads', 'catalogue']).line,
    );
  });

  it('fall back on what is around, down to the start of the file', () => {
    expect(lineAt('workloads', 'orders', 'backup', 'key', 'no', 'such')).to.equal('customer');
    expect(positionOf(sandbox, ['nowhere'])).to.include({ line: 6, column: 1 });
  });
});
