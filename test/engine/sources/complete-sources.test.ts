import { expect } from 'chai';
import { putStack, putStackResource } from '../../../lib/twin/services/cloudformation/index.ts';
import { CLEAN, HOME, REFUGE, type RebuiltEstate, rebuiltEstate, SHOP } from './rebuilt-estate.ts';

const SEARCH = `Resources:
  Search: {Type: AWS::OpenSearchService::Domain, Properties: {VPCOptions: {SubnetIds: []}}}
  Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.1.0.0/16}}
  Web: {Type: AWS::EC2::Instance, Properties: {InstanceType: p5.48xlarge, KeyName: ops}}
  Role: {Type: AWS::SNS::Topic, Properties: {DisplayName: !ImportValue shared-name}}
`;

describe('sources judged with what was seen of the accounts', () => {
  let estate: RebuiltEstate;

  before(async () => {
    estate = await rebuiltEstate();
    const checkedAt = estate.world.clock.now();
    const place = { account: SHOP, region: HOME };
    putStack(estate.world, place, {
      name: 'search',
      terminationProtection: true,
      drift: { status: 'IN_SYNC', checkedAt },
    });
  });
  after(() => estate.twin.close());
  afterEach(() => estate.twin.faults.clear());

  it('say of what is unknown which permission would have told, and whose', async () => {
    await estate.twin.faults.plant({
      kind: 'deny',
      service: 'iam',
      operation: 'ListRoles',
      account: CLEAN,
    });
    const { traps, inventory } = await estate.judge({ search: SEARCH });
    const [role] = traps.filter(({ trap }) => trap === 'service-linked-role');
    expect(role).to.include({ certainty: 'unknown', resource: 'Search' });
    expect(role?.message).to.match(/iam:ListRoles did not come through in 444455556666: AccessDenied/);
    expect(role?.fix).to.match(/^allow iam:ListRoles to the role that reads account 444455556666/);
    const [gap] = inventory.gaps;
    expect(inventory.gaps).to.have.length(1);
    expect(gap).to.deep.include({ action: 'iam:ListRoles', region: REFUGE, kinds: ['rebuild.account'] });
    const [seen] = inventory.facts['rebuild.account'];
    expect(seen).not.to.have.property('serviceLinkedRoles');
    expect(seen).to.have.property('zones').that.has.length(3);
    expect(inventory.listings.some(({ kind }) => kind === 'rebuild.account')).to.equal(false);
  });

  it('know nothing of a clean account that is closed, and judge everything else', async () => {
    const roles = estate.world.table('iam.role', CLEAN, 'global');
    const reader = roles.get('landfall-read');
    roles.delete('landfall-read');
    const { of, traps, inventory } = await estate.judge({ search: SEARCH });
    if (reader !== undefined) roles.set(reader.name, reader);
    expect(inventory.facts['rebuild.account']).to.deep.equal([]);
    for (const trap of ['service-linked-role', 'quota-exceeded', 'not-offered-in-region'])
      expect(of(trap), trap).to.deep.equal(['unknown']);
    for (const { fix } of traps.filter(({ trap }) => trap === 'quota-exceeded'))
      expect(fix).to.match(/^allow sts:AssumeRole to the role that reads account 444455556666/);
    // The account that is rebuilt could be read, and the file says the rest.
    expect(of('stack-guarded')).to.deep.equal(['certain']);
    expect(of('drifted-by-hand')).to.deep.equal([]);
    expect(of('key-pair-named')).to.deep.equal(['certain']);
    expect(of('import-without-export')).to.deep.equal(['certain']);
  });

  it('take what the clean account has for given', async () => {
    const place = { account: CLEAN, region: REFUGE };
    await estate.twin.invoke({
      ...place,
      service: 'ec2',
      operation: 'ImportKeyPair',
      input: { KeyName: 'ops', PublicKeyMaterial: new Uint8Array([1]) },
    });
    putStack(estate.world, place, {
      name: 'shared',
      outputs: [{ key: 'Name', value: 'x', exportName: 'shared-name' }],
    });
    const { of } = await estate.judge({ search: SEARCH });
    expect(of('key-pair-named')).to.deep.equal([]);
    expect(of('import-without-export')).to.deep.equal([]);
    expect(of('not-offered-in-region')).to.deep.equal(['certain']);
    expect(of('quota-exceeded')).to.deep.equal([]);
  });

  it('know what nested stacks hold by their own names', async () => {
    const place = { account: SHOP, region: HOME };
    const outer = putStack(estate.world, place, { name: 'outer' });
    const inner = putStack(estate.world, place, { name: 'outer-Inner-1X', parentArn: outer.arn });
    const nested = { logicalId: 'Inner', type: 'AWS::CloudFormation::Stack', physicalId: inner.arn };
    putStackResource(estate.world, place, { stackArn: outer.arn, ...nested });
    const table = { logicalId: 'Table', type: 'AWS::DynamoDB::Table', physicalId: 'inner-Table-1' };
    putStackResource(estate.world, place, { stackArn: inner.arn, ...table });
    const { traps } = await estate.judge(
      {
        outer:
          'Resources: {Inner: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: inner.yaml}}}\n',
      },
      {
        points: true,
        beside: { 'inner.yaml': 'Resources: {Table: {Type: AWS::DynamoDB::Table}}\n' },
      },
    );
    const [lost] = traps.filter(({ trap }) => trap === 'data-not-in-template');
    expect(lost).to.include({ certainty: 'certain', resource: 'Table' });
    expect(traps.filter(({ trap }) => trap === 'template-only-there')).to.deep.equal([]);
  });

  it('are what the files alone tell where nothing is rebuilt anywhere', async () => {
    const { of, inventory } = await estate.judge({ search: SEARCH }, { nowhere: true });
    expect(inventory.facts['rebuild.account']).to.deep.equal([]);
    expect(inventory.gaps).to.deep.equal([]);
    expect(of('service-linked-role')).to.deep.equal(['unknown']);
    expect(of('stack-guarded')).to.deep.equal([]);
    expect(of('quota-exceeded')).to.deep.equal([]);
  });
});
