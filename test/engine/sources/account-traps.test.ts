import { expect } from 'chai';
import type { TrapId } from '../../../lib/iac/traps/index.ts';
import { TRAPS } from '../../../lib/iac/traps/index.ts';
import { putStack, putStackResource } from '../../../lib/twin/services/cloudformation/index.ts';
import {
  type Also,
  CLEAN,
  HOME,
  REFUGE,
  type RebuiltEstate,
  rebuiltEstate,
  SHOP,
  VAULT,
} from './rebuilt-estate.ts';

const QUEUE = 'Resources: {Queue: {Type: AWS::SQS::Queue}}\n';
const VPCS = `Resources:\n${[1, 2, 3, 4, 5, 6]
  .map((n) => `  Vpc${n}: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.${n}.0.0/16}}`)
  .join('\n')}\n`;

describe('the traps that need an account, on the embedded AWS', () => {
  const seen = new Map<TrapId, Set<string>>();
  let estate: RebuiltEstate;

  before(async () => {
    estate = await rebuiltEstate();
  });
  after(() => estate.twin.close());
  afterEach(() => estate.twin.faults.clear());

  /** What a template is found to be, and that among the ten it is noted as seen. */
  async function outcome(
    trap: TrapId,
    template: string,
    { stack = 'app', ...also }: Also & { readonly stack?: string } = {},
  ): Promise<string> {
    const { of } = await estate.judge({ [stack]: template }, also);
    const found = of(trap);
    const colour = found.length === 0 ? 'green' : found.every((one) => one === 'unknown') ? 'unknown' : 'red';
    seen.set(trap, (seen.get(trap) ?? new Set()).add(colour));
    return colour;
  }

  const inClean = (service: string, operation: string, input: object): Promise<unknown> =>
    estate.twin.invoke({ service, operation, account: CLEAN, region: REFUGE, input });

  const deny = (service: string, operation: string, account = CLEAN): Promise<void> =>
    estate.twin.faults.plant({ kind: 'deny', service, operation, account });

  it('service-linked-role: missing, made, and not to be listed', async () => {
    const template =
      'Resources: {Search: {Type: AWS::OpenSearchService::Domain, Properties: {VPCOptions: {SubnetIds: []}}}}\n';
    expect(await outcome('service-linked-role', template)).to.equal('red');
    await deny('iam', 'ListRoles');
    expect(await outcome('service-linked-role', template)).to.equal('unknown');
    estate.twin.faults.clear();
    await inClean('iam', 'CreateServiceLinkedRole', { AWSServiceName: 'opensearchservice.amazonaws.com' });
    expect(await outcome('service-linked-role', template)).to.equal('green');
  });

  it('quota-exceeded: too many, raised, and not to be read', async () => {
    expect(await outcome('quota-exceeded', VPCS)).to.equal('red');
    await deny('servicequotas', 'ListServiceQuotas');
    expect(await outcome('quota-exceeded', VPCS)).to.equal('unknown');
    estate.twin.faults.clear();
    estate.world.table('servicequotas.quota', CLEAN, REFUGE).set('vpc/L-F678F1CE', { value: 20 });
    expect(await outcome('quota-exceeded', VPCS)).to.equal('green');
  });

  it('cidr-overlap: room, taken, and not to be seen', async () => {
    const template = `Resources:
  Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.77.0.0/16}}
  Peer: {Type: AWS::EC2::VPCPeeringConnection, Properties: {VpcId: !Ref Vpc, PeerVpcId: !Ref Vpc}}
`;
    expect(await outcome('cidr-overlap', template)).to.equal('green');
    await deny('ec2', 'DescribeVpcPeeringConnections');
    expect(await outcome('cidr-overlap', template)).to.equal('unknown');
    estate.twin.faults.clear();
    await inClean('ec2', 'CreateVpc', { CidrBlock: '10.77.128.0/20' });
    expect(await outcome('cidr-overlap', template)).to.equal('red');
  });

  it('not-offered-in-region: some, others, and not to be listed', async () => {
    const of = (type: string) =>
      `Resources: {One: {Type: AWS::EC2::Instance, Properties: {InstanceType: ${type}}}}\n`;
    expect(await outcome('not-offered-in-region', of('p5.48xlarge'))).to.equal('red');
    expect(await outcome('not-offered-in-region', of('g5.xlarge'))).to.equal('green');
    await deny('ec2', 'DescribeInstanceTypeOfferings');
    expect(await outcome('not-offered-in-region', of('m7g.large'))).to.equal('unknown');
  });

  it('retired-version: no more, in extended support, and not to be listed', async () => {
    const of = (version: string) =>
      `Resources: {One: {Type: AWS::RDS::DBInstance, Properties: {Engine: postgres, EngineVersion: "${version}"}}}\n`;
    expect(await outcome('retired-version', of('9.6'))).to.equal('red');
    expect(await outcome('retired-version', of('12.22'))).to.equal('green');
    await deny('rds', 'DescribeDBEngineVersions');
    expect(await outcome('retired-version', of('12.22'))).to.equal('unknown');
    estate.twin.faults.clear();
    const cache =
      'Resources: {One: {Type: AWS::ElastiCache::CacheCluster, Properties: {Engine: redis, EngineVersion: "3.2.6"}}}\n';
    expect(await outcome('retired-version', cache)).to.equal('red');
  });

  it('guardrail-denies: allowed, denied, and not to be simulated', async () => {
    const template = 'Resources: {Robot: {Type: AWS::IAM::User}}\n';
    expect(await outcome('guardrail-denies', template)).to.equal('green');
    await deny('iam', 'SimulatePrincipalPolicy');
    expect(await outcome('guardrail-denies', template)).to.equal('unknown');
    estate.twin.faults.clear();
    const rail = { action: 'iam:CreateUser', by: 'organization' } as const;
    estate.world.table('iam.guardrail', CLEAN, 'global').set(rail.action, rail);
    expect(await outcome('guardrail-denies', template)).to.equal('red');
  });

  it('stack-guarded, drifted-by-hand and template-only-there: as the stacks are, and not to be read', async () => {
    const checkedAt = estate.world.clock.now();
    const place = { account: SHOP, region: HOME };
    putStack(estate.world, place, { name: 'calm', drift: { status: 'IN_SYNC', checkedAt } });
    putStack(estate.world, place, {
      name: 'guarded',
      terminationProtection: true,
      drift: { status: 'DRIFTED', checkedAt },
    });
    for (const trap of ['stack-guarded', 'drifted-by-hand', 'template-only-there'] as const)
      expect(await outcome(trap, QUEUE, { stack: 'calm' }), trap).to.equal('green');
    for (const trap of ['stack-guarded', 'drifted-by-hand'] as const)
      expect(await outcome(trap, QUEUE, { stack: 'guarded' }), trap).to.equal('red');
    const alone = { stack: 'calm', stacks: ['guarded'] };
    expect(await outcome('template-only-there', QUEUE, alone)).to.equal('red');
    await deny('cloudformation', 'DescribeStacks', SHOP);
    for (const trap of ['stack-guarded', 'drifted-by-hand', 'template-only-there'] as const)
      expect(await outcome(trap, QUEUE, { stack: 'calm' }), trap).to.equal('unknown');
  });

  it('data-not-in-template: a database with a copy elsewhere, a table without, and points that nobody may list', async () => {
    const database = 'Resources: {OrdersDb: {Type: AWS::RDS::DBInstance, Properties: {Engine: postgres}}}\n';
    const orders = { stack: 'shop-orders', points: true } as const;
    expect(await outcome('data-not-in-template', database, orders)).to.equal('green');
    await deny('backup', 'ListRecoveryPointsByBackupVault', VAULT);
    await deny('rds', 'DescribeDBSnapshots', VAULT);
    expect(await outcome('data-not-in-template', database, orders)).to.equal('unknown');
    estate.twin.faults.clear();
    const place = { account: SHOP, region: HOME };
    const { arn } = putStack(estate.world, place, { name: 'bare' });
    putStackResource(estate.world, place, {
      stackArn: arn,
      logicalId: 'Table',
      type: 'AWS::DynamoDB::Table',
      physicalId: 'bare-Table-1A2B3C',
    });
    const table = 'Resources: {Table: {Type: AWS::DynamoDB::Table}}\n';
    expect(await outcome('data-not-in-template', table, { stack: 'bare', points: true })).to.equal('red');
    const more = `${table.trimEnd().slice(0, -1)}, Other: {Type: AWS::S3::Bucket, Condition: No}}\n`;
    const { traps } = await estate.judge({ bare: more }, { points: true });
    const lost = traps.filter(({ trap }) => trap === 'data-not-in-template');
    expect(
      lost.map(({ resource }) => resource),
      'what its stack does not hold is not lost',
    ).to.deep.equal(['Table']);
  });

  it('are ten, and each was seen red, green and unknown', () => {
    const needing = TRAPS.filter(({ needsAccount }) => needsAccount).map(({ id }) => id);
    expect(needing).to.have.length(10);
    for (const trap of needing)
      expect([...(seen.get(trap) ?? [])].sort(), trap).to.deep.equal(['green', 'red', 'unknown']);
  });
});
