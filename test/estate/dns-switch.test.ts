import { expect } from 'chai';
import { dnsSwitch } from '../../lib/estate/dns-switch.ts';
import type { Environment, Workload } from '../../lib/environment/environment.ts';
import type { Inventory } from '../../lib/inventory/inventory.ts';
import { dnsWorld, namedWorkload } from '../support/dns-world.ts';
import {
  AWAY,
  environment,
  gap,
  loadBalancer,
  route53HealthCheck,
  route53Record,
  route53Zone,
  secondaryRecord,
  targetGroup,
} from '../support/facts.ts';
import { view } from '../support/view.ts';

function switched(
  inventory: Inventory = dnsWorld(),
  workload: Workload = namedWorkload(),
  declared: Partial<Environment> = {},
) {
  const [only] = dnsSwitch(
    view({ environment: environment({ workloads: [workload], ...declared }), inventory }),
  );
  if (only === undefined) throw new Error('one name is declared');
  return only;
}

const ALIASES = [
  {
    name: 'dualstack.orders-web-123.eu-west-1.elb.amazonaws.com',
    zoneId: 'Z32O12XQLNTSW2',
    evaluateTargetHealth: true,
  },
  {
    name: 'orders-web-dr-123.eu-central-1.elb.amazonaws.com',
    zoneId: 'Z215JYRZR1TBD5',
    evaluateTargetHealth: true,
  },
] as const;

/** The pair as aliases of type A, watched through the health of their targets. */
const aliasPair = [
  route53Record({ type: 'A', alias: ALIASES[0], healthCheckId: undefined }),
  secondaryRecord({ type: 'A', alias: ALIASES[1], healthCheckId: undefined }),
];

describe('the time of a DNS switch', () => {
  it('adds noticing, propagation and TTL, nominally and at worst, each with its source', () => {
    const { nominal, worst, ttl } = switched();
    expect(nominal?.seconds).to.equal(10 * 3 + 60 + 60);
    expect(worst?.seconds).to.equal(10 * 3 + 10 + 6 + 60 + 60);
    expect(worst?.terms.map(({ seconds }) => seconds)).to.deep.equal([30, 10, 6, 60, 60]);
    expect(worst?.terms[0]?.source).to.equal(
      'route53:ListHealthChecks RequestInterval and FailureThreshold of hc-primary',
    );
    expect(worst?.terms.at(-1)?.source).to.contain(
      'route53:ListResourceRecordSets TTL of orders.shop.example CNAME',
    );
    expect(ttl?.seconds).to.equal(60);
  });

  it('names the place where propagation was declared', () => {
    const source = {
      ...environment().source,
      positions: {
        '/workloads/orders/dns/0/propagation/takes': { file: 'environments/test.yaml', line: 40, column: 11 },
      },
    };
    const term = switched(dnsWorld(), namedWorkload(), { source }).worst?.terms.find(
      ({ what }) => what === 'propagation',
    );
    expect(term?.source).to.equal('declared environments/test.yaml:40:11: Route 53 documents 60 s');
  });

  it("shortens AWS's own waits to the pace of the environment, never what was declared", () => {
    const { worst } = switched(dnsWorld(), namedWorkload(), { pace: 0.1 });
    expect(worst?.seconds).to.equal(3 + 1 + 0.6 + 60 + 6);
    expect(worst?.terms[0]?.source).to.match(/, at pace 0\.1 \(declared environments\/test\.yaml:1:1\)$/);
  });

  it('waits as long for a request as its type of check does', () => {
    for (const [type, wait] of [
      ['HTTPS_STR_MATCH', 8],
      ['TCP', 10],
    ] as const) {
      const world = dnsWorld({ 'route53.health-check': [route53HealthCheck({ type })] });
      expect(switched(world).worst?.terms[2]?.seconds).to.equal(wait);
    }
  });

  it('takes the longest TTL of the pair, since clients may hold either answer', () => {
    const world = dnsWorld({ 'route53.record': [route53Record(), secondaryRecord({ ttl: 3_600 })] });
    expect(switched(world).ttl?.seconds).to.equal(3_600);
  });

  it('takes an alias to a load balancer by the checks of its target groups and its TTL of 60 s', () => {
    const world = dnsWorld({ 'route53.record': aliasPair, 'elb.target-group': [targetGroup()] });
    const { nominal, worst } = switched(world, namedWorkload(300, { type: 'A' }));
    expect(nominal?.seconds).to.equal(20 + 60 + 60);
    expect(worst?.seconds).to.equal(20 + 10 + 5 + 60 + 60);
    expect(worst?.terms[0]?.source).to.contain('elasticloadbalancing:DescribeTargetGroups');
  });

  it('says unknown when the target groups behind an alias were not found', () => {
    const world = dnsWorld({ 'route53.record': aliasPair });
    expect(switched(world, namedWorkload(300, { type: 'A' })).unknown).to.contain('no target group');
  });

  it('takes the slowest child of a calculated check', () => {
    const parent = route53HealthCheck({
      type: 'CALCULATED',
      childIds: ['hc-1', 'hc-2'],
      healthThreshold: 1,
      target: undefined,
    });
    const children = [
      route53HealthCheck({ id: 'hc-1' }),
      route53HealthCheck({ id: 'hc-2', intervalSeconds: 30 }),
    ];
    expect(switched(dnsWorld({ 'route53.health-check': [parent, ...children] })).nominal?.seconds).to.equal(
      90 + 120,
    );
  });

  it('comes to an end when calculated checks name each other', () => {
    const loop = ['hc-primary', 'hc-other'].map((id, index, ids) =>
      route53HealthCheck({ id, type: 'CALCULATED', childIds: [ids[1 - index] ?? ''], healthThreshold: 1 }),
    );
    expect(switched(dnsWorld({ 'route53.health-check': loop })).worst).to.equal(null);
  });

  it('follows a simple record to the name that chooses, and takes the TTL of that one', () => {
    const entry = route53Record({
      name: 'orders.shop.example',
      policy: 'simple',
      failover: undefined,
      setIdentifier: undefined,
      healthCheckId: undefined,
      ttl: 86_400,
      values: ['Active.shop.example.'],
    });
    const pair = [
      route53Record({ name: 'active.shop.example' }),
      secondaryRecord({ name: 'active.shop.example' }),
    ];
    const { ttl, worst } = switched(dnsWorld({ 'route53.record': [entry, ...pair] }));
    expect(ttl?.seconds).to.equal(60);
    expect(worst?.seconds).to.equal(166);
  });

  it('comes to an end when simple records point at each other', () => {
    const simple = {
      policy: 'simple',
      failover: undefined,
      setIdentifier: undefined,
      healthCheckId: undefined,
    } as const;
    const loop = [
      route53Record({ ...simple, values: ['b.shop.example'] }),
      route53Record({ ...simple, name: 'b.shop.example', values: ['orders.shop.example'] }),
    ];
    expect(switched(dnsWorld({ 'route53.record': loop })).never).to.contain('one answer');
  });

  it('never switches a name whose check is disabled or inverted, or that has none', () => {
    for (const check of [{ disabled: true }, { inverted: true }]) {
      const world = dnsWorld({ 'route53.health-check': [route53HealthCheck(check)] });
      expect(switched(world)).to.have.property('never').that.contains('healthy');
    }
    const bare = dnsWorld({
      'route53.record': [route53Record({ healthCheckId: undefined }), secondaryRecord()],
    });
    expect(switched(bare).never).to.contain('PRIMARY orders.shop.example has neither a health check');
  });

  it('never switches a simple record, or a pair with one half', () => {
    const simple = route53Record({
      policy: 'simple',
      failover: undefined,
      setIdentifier: undefined,
      healthCheckId: undefined,
    });
    expect(switched(dnsWorld({ 'route53.record': [simple] })).never).to.contain('one answer');
    expect(switched(dnsWorld({ 'route53.record': [route53Record()] })).never).to.contain('no SECONDARY');
  });

  it('never switches to the place that it leaves', () => {
    const { values } = route53Record();
    const pair = [route53Record(), secondaryRecord({ values })];
    const { never, worst } = switched(dnsWorld({ 'route53.record': pair }));
    expect(never).to.contain('both point at').and.contain('nowhere to switch to');
    expect(worst).to.equal(null);
  });

  it('takes what was not found for unknown where the listing has a gap', () => {
    const denied = gap({
      service: 'route53',
      operation: 'ListResourceRecordSets',
      action: 'route53:ListResourceRecordSets',
      region: 'global',
      kinds: ['route53.record'],
    });
    const { unknown, never } = switched(dnsWorld({ 'route53.record': [] }, [denied]));
    expect(unknown).to.contain('route53:ListResourceRecordSets');
    expect(never).to.equal(undefined);
    expect(switched(dnsWorld({ 'route53.record': [] })).never).to.contain('no public zone');
  });

  it('says unknown without a declared propagation, for a deleted check, an alarm, and two zones of one name', () => {
    const unknown = (world: Inventory, workload = namedWorkload()) => switched(world, workload).unknown;
    expect(unknown(dnsWorld(), namedWorkload(300, { propagation: undefined }))).to.contain('not declared');
    expect(unknown(dnsWorld({ 'route53.health-check': [] }))).to.contain('hc-primary was not found');
    const alarm = route53HealthCheck({ type: 'CLOUDWATCH_METRIC' });
    expect(unknown(dnsWorld({ 'route53.health-check': [alarm] }))).to.contain('CLOUDWATCH_METRIC');
    const zones = [route53Zone(), route53Zone({ id: 'Z1TWIN' })];
    expect(unknown(dnsWorld({ 'route53.zone': zones }))).to.contain('delegated');
  });

  it('does not look into private zones', () => {
    expect(switched(dnsWorld({ 'route53.zone': [route53Zone({ private: true })] })).never).to.contain(
      'no public zone',
    );
  });

  it('judges weighted records by the one that is noticed last', () => {
    const records = [60, 30].map((ttl, index) =>
      route53Record({
        policy: 'weighted',
        failover: undefined,
        weight: 10,
        setIdentifier: `w${index}`,
        healthCheckId: `hc-${index}`,
        ttl,
        values: [`target-${index}.example`],
      }),
    );
    const checks = [10, 30].map((intervalSeconds, index) =>
      route53HealthCheck({ id: `hc-${index}`, intervalSeconds }),
    );
    const world = dnsWorld({
      'route53.record': records,
      'route53.health-check': checks,
      'elb.load-balancer': [loadBalancer({ region: AWAY })],
    });
    expect(switched(world).nominal?.seconds).to.equal(90 + 60 + 60);
  });

  it('has nothing to say of a workload without names', () => {
    expect(dnsSwitch(view())).to.deep.equal([]);
  });
});
