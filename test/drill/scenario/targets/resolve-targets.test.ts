import { expect } from 'chai';
import { resolveTargets } from '../../../../lib/drill/scenario/index.ts';
import type { Scenario } from '../../../../lib/drill/scenario.ts';
import type { Safety } from '../../../../lib/environment/environment.ts';
import type { Facts, Gap } from '../../../../lib/inventory/inventory.ts';
import { environment, workload } from '../../../support/declaration.ts';
import {
  cacheCluster,
  cacheGroup,
  clusterMembers,
  ec2Instance,
  ec2Zones,
  loadBalancer,
  rdsCluster,
  rdsInstance,
  route53Record,
} from '../../../support/facts.ts';
import { AWAY, HOME } from '../../../support/fact-base.ts';
import { gap, inventory } from '../../../support/inventory.ts';
import { view } from '../../../support/view.ts';
import { changed, scenario, shipped } from '../scenarios.ts';

const SERVERS = ['a', 'b', 'c'].map((letter) =>
  ec2Instance({ id: `i-0${letter}`, zone: `${HOME}${letter}`, subnetId: `subnet-${letter}` }),
);
const STANDBY = ['a', 'b'].map((letter) =>
  ec2Instance({
    id: `i-1${letter}`,
    region: AWAY,
    zone: `${AWAY}${letter}`,
    subnetId: `subnet-${letter}${letter}`,
  }),
);
const FRONT = loadBalancer({
  subnets: ['a', 'b', 'c'].map((letter) => ({ zone: `${HOME}${letter}`, id: `subnet-${letter}` })),
});
const FACTS: Partial<Facts> = {
  'ec2.instance': [...SERVERS, ...STANDBY],
  'ec2.zone': [...ec2Zones(), ...ec2Zones(AWAY)],
  'elb.load-balancer': [FRONT],
  'rds.instance': [rdsInstance({ zone: `${HOME}b`, standbyZone: `${HOME}a` })],
};

function resolved(
  story: Scenario,
  facts: Partial<Facts> = {},
  safety: Partial<Safety> = {},
  gaps: readonly Gap[] = [],
) {
  const limits = { maximumTargets: 5, maximumShare: 0.6, scenarios: [], ...safety };
  const found = inventory({ facts: { ...FACTS, ...facts }, gaps });
  return resolveTargets(story, view({ environment: environment({ safety: limits }), inventory: found }));
}

const met = ({ targets }: ReturnType<typeof resolved>) =>
  Object.fromEntries(targets.map(({ fault, arns }) => [fault, arns.map((arn) => arn.split(/[:/]/).at(-1))]));

const azLoss = scenario(shipped('az-loss'));
const dnsCheck = scenario(shipped('dns-health-check'));
const failover = scenario(shipped('db-failover'));

describe('what the loss of a zone would meet', () => {
  it('is what stands in the zone of the primary database', () => {
    const found = resolved(azLoss);
    expect(found).to.deep.include({
      place: { account: '111122223333', region: HOME },
      zone: { name: `${HOME}b`, id: 'euw1-az2' },
      problems: [],
      gaps: [],
      bystanders: [],
    });
    expect(met(found)).to.deep.equal({
      'stop-servers': ['i-0b'],
      'cut-network': ['subnet-b'],
      'fail-over-instances': ['orders-db'],
      'fail-over-clusters': [],
      'lose-cache-nodes': [],
    });
    expect(found.targets.map(({ held, candidates }) => [held, candidates])).to.deep.equal([
      [true, 3],
      [true, 3],
      [false, 2],
      [false, 0],
      [false, 0],
    ]);
  });

  it('is what stands in the zone with the most servers where there is no database', () => {
    const more = ec2Instance({ id: 'i-0d', zone: `${HOME}c`, subnetId: 'subnet-c' });
    const found = resolved(
      azLoss,
      { 'rds.instance': [], 'ec2.instance': [...SERVERS, more] },
      { maximumShare: 1 },
    );
    expect(found.zone?.id).to.equal('euw1-az3');
    expect(met(found)['stop-servers']).to.deep.equal(['i-0c', 'i-0d']);
  });

  it('follows the writer of a cluster', () => {
    const members = clusterMembers().map((member) => ({ ...member, zone: `${HOME}c` }));
    const found = resolved(azLoss, { 'rds.instance': members, 'rds.cluster': [rdsCluster()] });
    expect(found.zone?.name).to.equal(`${HOME}c`);
    expect(met(found)['fail-over-clusters']).to.deep.equal(['ledger']);
  });

  it('is in the zone that the scenario names by its id, whatever this account calls it', () => {
    const zones = ec2Zones().map((zone, index) => ({ ...zone, zoneId: `euw1-az${((index + 1) % 3) + 1}` }));
    const named = scenario(`${shipped('az-loss')}\nzone: euw1-az2\n`);
    expect(resolved(named, { 'ec2.zone': zones }).zone).to.deep.equal({ name: `${HOME}a`, id: 'euw1-az2' });
    const foreign = scenario(`${shipped('az-loss')}\nzone: use1-az2\n`);
    expect(resolved(foreign).problems[0]).to.deep.include({
      what: 'Zone use1-az2 is none of account 111122223333 in eu-west-1',
      expected: 'euw1-az1, euw1-az2, euw1-az3',
    });
  });

  it('spares a database without a standby, and says so', () => {
    const single = rdsInstance({ multiAz: false, zone: `${HOME}a`, standbyZone: undefined });
    const found = resolved(azLoss, { 'rds.instance': [single] });
    expect(found.targets[2]).to.deep.include({
      arns: [],
      spared: [{ arn: single.arn, because: 'it keeps no standby that could take over' }],
    });
  });

  it('leaves stopped servers and the zones of others alone', () => {
    const [first, ...rest] = SERVERS;
    const stopped = { ...first, state: 'stopped' } as (typeof SERVERS)[number];
    const found = resolved(azLoss, { 'ec2.instance': [stopped, ...rest] });
    expect(met(found)['stop-servers']).to.deep.equal(['i-0b']);
  });

  it('tells of others in the subnets that are cut off', () => {
    const tags = { workload: 'catalogue' };
    const neighbour = ec2Instance({ id: 'i-9', zone: `${HOME}b`, subnetId: 'subnet-b', tags });
    const nobody = ec2Instance({ id: 'i-8', zone: `${HOME}b`, subnetId: 'subnet-b', tags: {} });
    const facts = { ...FACTS, 'ec2.instance': [...SERVERS, neighbour, nobody] };
    const declared = environment({
      workloads: [workload(), workload({ name: 'catalogue' })],
      safety: { maximumTargets: 5, maximumShare: 0.6, scenarios: [] },
    });
    const found = resolveTargets(azLoss, view({ environment: declared, inventory: inventory({ facts }) }));
    expect(found.bystanders).to.have.deep.members([
      { arn: neighbour.arn, workload: 'catalogue' },
      { arn: nobody.arn },
    ]);
  });
});

describe('what cutting off the front door would meet', () => {
  it('is the subnets of the load balancers in the Region that the primary record names', () => {
    const away = loadBalancer({
      id: 'orders-web-dr',
      region: AWAY,
      subnets: ['a', 'b'].map((letter) => ({ zone: `${AWAY}${letter}`, id: `subnet-${letter}${letter}` })),
    });
    const dns = [{ name: 'orders.shop.example', type: 'CNAME' }];
    const found = resolveTargets(
      dnsCheck,
      view({
        environment: environment({
          workloads: [workload({ dns })],
          safety: { maximumTargets: 5, maximumShare: 0.6, scenarios: [] },
        }),
        inventory: inventory({
          facts: {
            ...FACTS,
            'elb.load-balancer': [FRONT, away],
            'route53.record': [route53Record({ values: [away.dnsName] })],
          },
        }),
      }),
    );
    expect(found).to.deep.include({
      place: { account: '111122223333', region: AWAY },
      zone: null,
      problems: [],
    });
    expect(met(found)).to.deep.equal({ 'cut-front-door': ['subnet-aa', 'subnet-bb'] });
    expect(found.targets[0]?.candidates).to.equal(5);
  });
});

describe('limits on what may be broken', () => {
  it('hold for the number', () => {
    const { problems } = resolved(azLoss, {}, { maximumTargets: 2 });
    expect(problems).to.deep.equal([
      {
        what: 'Scenario "az-loss" would break more than the declaration allows at once',
        where: { file: 'environments/test.yaml', line: 1, column: 1 },
        expected: 'at most 2',
        got: '3',
        fix: 'narrow the targets of the scenario, or raise maximumTargets if that is meant',
      },
    ]);
  });

  it('hold for the share of what is taken away, and not for what hands over or is a whole Region', () => {
    const { problems } = resolved(azLoss, {}, { maximumShare: 0.3 });
    expect(problems.map(({ what, got }) => [/"([^"]+)"/.exec(what)?.[1], got])).to.deep.equal([
      ['stop-servers', '1 of 3'],
      ['cut-network', '1 of 3'],
    ]);
    expect(resolved(failover, {}, { maximumShare: 0.1 }).problems).to.deep.equal([]);
    expect(resolved(dnsCheck, {}, { maximumShare: 0.1 }).problems).to.deep.equal([]);
  });

  it('hold for what AWS FIS takes for one action', () => {
    const many = Array.from({ length: 6 }, (_, index) => ec2Instance({ id: `i-${index}`, zone: `${HOME}b` }));
    const { problems } = resolved(azLoss, { 'ec2.instance': many }, { maximumTargets: 50, maximumShare: 1 });
    expect(problems).to.have.length(1);
    expect(problems[0]).to.include({ expected: 'at most 5 targets', got: '6' });
    expect(problems[0]?.where).to.deep.include({ file: 'scenarios/reboot.yaml' });
  });

  it('refuse a drill that would break nothing', () => {
    const [problem] = resolved(failover, { 'rds.instance': [rdsInstance({ multiAz: false })] }).problems;
    expect(problem).to.include({ what: 'Scenario "db-failover" would break nothing of workload "orders"' });
    expect(problem?.got).to.contain('it keeps no standby that could take over');
  });

  it('refuse a fault that meets nothing and is not optional', () => {
    const { problems } = resolved(azLoss, {
      'ec2.instance': SERVERS.map((server) => ({ ...server, state: 'stopped' })),
    });
    expect(problems.map(({ what }) => what)).to.deep.equal([
      'Fault "stop-servers" would break nothing of workload "orders"',
    ]);
  });

  it('refuse where the workload has nothing at all', () => {
    const found = resolved(azLoss, { 'ec2.instance': [], 'rds.instance': [], 'elb.load-balancer': [] });
    expect(found.place).to.equal(null);
    expect(found.problems).to.have.length(1);
  });
});

describe('what could not be seen', () => {
  it('is handed on: a listing that was denied is not an empty one', () => {
    const denied = gap({ kinds: ['rds.instance'] });
    expect(resolved(azLoss, { 'rds.instance': [] }, {}, [denied]).gaps).to.deep.equal([denied]);
  });
});

describe('a choice among targets', () => {
  const some = (select: string) =>
    met(
      resolved(
        scenario(
          changed(
            'action: aws:ec2:reboot-instances',
            `action: aws:ec2:reboot-instances\n    target: { select: ${select}, tags: { owner: team-orders } }`,
          ),
        ),
      ),
    )['reboot'];

  it('takes the first ones, and a part of one is none', () => {
    expect(some('ALL')).to.deep.equal(['i-0a', 'i-0b', 'i-0c']);
    expect(some('COUNT(2)')).to.deep.equal(['i-0a', 'i-0b']);
    expect(some('PERCENT(50)')).to.deep.equal(['i-0a']);
  });
});

describe('what a drill of a cache would meet', () => {
  const flush = scenario(shipped('cache-flush'));
  const nodeLoss = scenario(shipped('cache-node-loss'));
  const NODES = ['001', '002'].map((number, index) =>
    cacheCluster({
      id: `catalogue-cache-${number}`,
      engine: 'valkey',
      groupId: 'catalogue-cache',
      nodeCount: 1,
      zones: [`${HOME}${'ab'[index]}`],
    }),
  );
  const CACHE: Partial<Facts> = {
    'elasticache.replication-group': [cacheGroup()],
    'elasticache.cluster': NODES,
  };

  it('is the primary of each group when it is emptied, whatever share of the cache that is', () => {
    const found = resolved(flush, CACHE);
    expect(found).to.deep.include({ zone: null, problems: [] });
    expect(found.targets).to.deep.equal([
      {
        fault: 'empty-cache',
        resourceType: 'aws:elasticache:cluster',
        arns: [NODES[0]?.arn],
        candidates: 2,
        held: false,
        spared: [],
      },
    ]);
  });

  it('is the group whose primary stands in the zone, found by its tags and the id of the zone', () => {
    const found = resolved(nodeLoss, CACHE);
    expect(found).to.deep.include({ zone: { name: `${HOME}a`, id: 'euw1-az1' }, problems: [] });
    expect(met(found)).to.deep.equal({ 'lose-node': ['catalogue-cache'] });
    expect(found.targets[0]).to.deep.include({
      held: false,
      foundBy: {
        tags: { workload: 'orders' },
        parameters: { availabilityZoneIdentifier: 'euw1-az1' },
      },
    });
  });

  it('is a group by any of its zones, where the scenario names one', () => {
    const named = scenario(
      changed('\nfaults:\n', '\nzone: euw1-az2\n\nfaults:\n', shipped('cache-node-loss')),
    );
    expect(met(resolved(named, CACHE))).to.deep.equal({ 'lose-node': ['catalogue-cache'] });
    const elsewhere = scenario(
      changed('\nfaults:\n', '\nzone: euw1-az3\n\nfaults:\n', shipped('cache-node-loss')),
    );
    expect(resolved(elsewhere, CACHE).problems).not.to.deep.equal([]);
  });

  it('spares a group that nobody would take over from, and one whose nodes AWS does not reboot', () => {
    const single = cacheGroup({ multiAz: false });
    const lost = resolved(nodeLoss, { ...CACHE, 'elasticache.replication-group': [single] });
    expect(JSON.stringify(lost.problems)).to.include('it keeps no replica that could take over');
    const sharded = cacheGroup({ clusterMode: true });
    const emptied = resolved(flush, { ...CACHE, 'elasticache.replication-group': [sharded] });
    expect(JSON.stringify(emptied.problems)).to.include('AWS reboots no nodes of a group in cluster mode');
  });

  it('is a cache of one node without a group, and none of several nodes', () => {
    const alone = cacheCluster({ id: 'sessions', nodeCount: 1, zones: [`${HOME}a`] });
    const many = cacheCluster({ id: 'pages' });
    const found = resolved(flush, { 'elasticache.cluster': [alone, many] });
    expect(met(found)).to.deep.equal({ 'empty-cache': ['sessions'] });
    expect(found.targets[0]?.spared.map(({ arn }) => arn)).to.deep.equal([many.arn]);
  });

  it('is nothing of a workload without one, and unknown where caches could not be listed', () => {
    expect(resolved(flush).lacks).to.match(/^workload "orders" has no aws:elasticache:cluster$/);
    const unread = gap({ kinds: ['elasticache.cluster'] });
    const found = resolved(flush, {}, {}, [unread]);
    expect(found).not.to.have.property('lacks');
    expect(found.gaps).to.deep.equal([unread]);
  });
});
