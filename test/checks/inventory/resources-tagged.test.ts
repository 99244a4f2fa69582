import { expect } from 'chai';
import { resourcesTagged } from '../../../lib/checks/inventory/resources-tagged.ts';
import type { Facts } from '../../../lib/inventory/inventory.ts';
import {
  backupVault,
  ec2Instance,
  ec2Snapshot,
  ec2Volume,
  environment,
  gap,
  goodTags,
  HOME,
  inventory,
  kmsKey,
  rdsInstance,
  SHOP,
  stack,
  taggedResource,
  workload,
} from '../../support/facts.ts';
import { outcomes, verdictsOf } from '../../support/verdicts.ts';

const judged = (facts: Partial<Facts>) => verdictsOf(resourcesTagged, { inventory: inventory({ facts }) });

/** Tags that make a resource belong to `orders`, laid over by these; `undefined` takes one away. */
function tags(fields: Readonly<Record<string, string | undefined>> = {}): Record<string, string> {
  const entries = Object.entries({ ...goodTags, ...fields }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return Object.fromEntries(entries);
}

describe('inventory/resources-tagged', () => {
  it('passes resources with every tag of the scheme, counted by type', () => {
    const instances = ['i-1', 'i-2'].map((id) => ec2Instance({ id }));
    const [verdict, ...others] = judged({ 'rds.instance': [rdsInstance()], 'ec2.instance': instances });
    expect(others).to.deep.equal([]);
    expect(verdict).to.include({ outcome: 'pass', kind: 'declared' });
    expect(verdict?.message).to.equal(
      '3 resources with the whole tagging scheme: 1 AWS::RDS::DBInstance, 2 AWS::EC2::Instance',
    );
  });

  it('lists what breaks the scheme one by one, beside what carries it', () => {
    const verdicts = judged({
      'ec2.instance': [
        ec2Instance({ id: 'i-1' }),
        ec2Instance({ id: 'i-2', tags: tags({ owner: undefined, Name: 'orders01_web-b_shop' }) }),
      ],
    });
    expect(verdicts.map((one) => [one.outcome, one.subject?.name])).to.deep.equal([
      ['fail', 'orders01_web-b_shop'],
      ['pass', undefined],
    ]);
  });

  it('fails what two workloads claim, under both of them', () => {
    const shared = rdsInstance();
    const grasping = workload({ name: 'ledger', select: { tags: {}, arns: [shared.arn], stacks: [] } });
    const verdicts = verdictsOf(resourcesTagged, {
      environment: environment({ workloads: [workload(), grasping] }),
      inventory: inventory({ facts: { 'rds.instance': [shared, rdsInstance({ id: 'own' })] } }),
    });
    const twice = verdicts.filter(({ outcome }) => outcome === 'fail');
    expect(twice.map((one) => [one.workload, one.message])).to.deep.equal([
      ['orders', `AWS::RDS::DBInstance ${shared.id} is claimed by orders and ledger`],
      ['ledger', `AWS::RDS::DBInstance ${shared.id} is claimed by ledger and orders`],
    ]);
    expect(twice[0]?.fix).to.include('dependsOn');
  });

  it('fails what lost the tag that its workload is selected by, where the scheme asks for it', () => {
    const { tagging } = environment();
    const required = [...tagging.required, { key: 'workload', values: [] }];
    const verdicts = verdictsOf(resourcesTagged, {
      environment: environment({ tagging: { ...tagging, required } }),
      inventory: inventory({
        facts: { 'rds.instance': [rdsInstance({ tags: tags({ workload: undefined }) })] },
      }),
    });
    expect(outcomes(verdicts)).to.include('fail');
    expect(verdicts[0]?.message).to.include('belongs to no workload: no tag workload');
  });

  it('fails a resource that lacks tags, and lists all that is wrong', () => {
    const poor = tags({ owner: undefined, importance: 'vital', recovery: '', Name: 'Orders DB' });
    const [verdict] = judged({ 'rds.instance': [rdsInstance({ tags: poor })] });
    expect(verdict?.outcome).to.equal('fail');
    expect(verdict?.got).to.equal(
      'no tag owner; importance is "vital", not critical or high or low; recovery is "", not backup or replication or rebuild; the name "Orders DB" is not of the form [a-z0-9]+_[a-z0-9-]+_[a-z0-9-]+',
    );
  });

  it('hints at a key that differs by a capital letter only, and refuses an empty owner', () => {
    const [near] = judged({
      'rds.instance': [rdsInstance({ tags: tags({ owner: undefined, Owner: 'me' }) })],
    });
    expect(near?.got).to.equal('no tag owner (but Owner)');
    const [empty] = judged({ 'rds.instance': [rdsInstance({ tags: tags({ owner: ' ' }) })] });
    expect(empty?.got).to.equal('the tag owner is empty');
  });

  it('holds the name to the whole pattern', () => {
    const [verdict] = judged({
      'rds.instance': [rdsInstance({ tags: tags({ Name: 'x orders01_web-a_shop y' }) })],
    });
    expect(verdict?.outcome).to.equal('fail');
  });

  it('judges a kind that no collector reads by its tags alone', () => {
    const queue = taggedResource({ tags: tags({ owner: undefined }) });
    const [verdict] = judged({ 'tagging.resource': [queue] });
    expect(verdict?.outcome).to.equal('fail');
    expect(verdict?.subject?.type).to.equal('AWS::SQS::Queue');
  });

  it('judges a resource once, though the tagging API lists it too', () => {
    const volume = ec2Volume();
    const listed = taggedResource({ arn: volume.arn, id: volume.id });
    expect(outcomes(judged({ 'ec2.volume': [volume], 'tagging.resource': [listed] }))).to.deep.equal([
      'pass',
    ]);
  });

  it('leaves snapshots to their stores, and what is gone alone', () => {
    const untagged = { tags: {} };
    const facts = {
      'ec2.snapshot': [ec2Snapshot(untagged)],
      'ec2.instance': [ec2Instance({ ...untagged, state: 'terminated' })],
      'cloudformation.stack': [stack({ ...untagged, status: 'DELETE_COMPLETE' })],
      'kms.key': [kmsKey({ ...untagged, manager: 'AWS' })],
    };
    expect(outcomes(judged(facts))).to.deep.equal(['not-applicable']);
  });

  it('lists untagged resources that belong to no workload, each once', () => {
    const declared = environment({ workloads: [workload(), workload({ name: 'ledger' })] });
    const stray = ec2Instance({ id: 'i-stray', tags: {} });
    const known = inventory({ facts: { 'ec2.instance': [stray] } });
    const verdicts = verdictsOf(resourcesTagged, { environment: declared, inventory: known });
    expect(verdicts.map((one) => [one.workload, one.outcome])).to.deep.equal([
      ['orders', 'fail'],
      ['ledger', 'not-applicable'],
    ]);
    expect(verdicts[0]?.message).to.equal(
      'AWS::EC2::Instance i-stray belongs to no workload: no tag owner; no tag environment; no tag importance; no tag recovery; no tag Name',
    );
  });

  it('lets what is shared pass when it carries the scheme', () => {
    const shared = backupVault({
      id: 'shop-local',
      account: SHOP,
      region: HOME,
      tags: tags({ workload: 'shared' }),
    });
    const [verdict] = judged({ 'backup.vault': [shared] });
    expect(verdict?.outcome).to.equal('pass');
    expect(verdict?.message).to.equal(
      '1 resource of no workload, with the whole tagging scheme: 1 AWS::Backup::BackupVault',
    );
  });

  it('holds the backup account to nothing', () => {
    expect(outcomes(judged({ 'backup.vault': [backupVault({ tags: {} })] }))).to.deep.equal([
      'not-applicable',
    ]);
  });

  it('says unknown when tags could not be read', () => {
    const denied = gap({
      service: 'tagging',
      operation: 'GetResources',
      action: 'tag:GetResources',
      kinds: ['tagging.resource'],
    });
    expect(outcomes(verdictsOf(resourcesTagged, { inventory: inventory({ gaps: [denied] }) }))).to.deep.equal(
      ['unknown'],
    );
  });

  it('does not take tags for missing that it could not read, but those that a service tells itself', () => {
    const denied = gap({
      service: 'tagging',
      operation: 'GetResources',
      action: 'tag:GetResources',
      kinds: ['tagging.resource', 'elb.load-balancer', 'elb.target-group'],
    });
    const facts = {
      'kms.key': [kmsKey({ tags: {} })],
      'ec2.instance': [ec2Instance({ tags: { workload: 'orders' } })],
    };
    const verdicts = verdictsOf(resourcesTagged, { inventory: inventory({ facts, gaps: [denied] }) });
    const outcomeOf = (type: string) => verdicts.find(({ subject }) => subject?.type === type)?.outcome;
    expect(outcomeOf('AWS::KMS::Key')).to.equal('unknown');
    expect(outcomeOf('AWS::EC2::Instance')).to.equal('fail');
  });

  it('asks nothing where no scheme is declared', () => {
    const [verdict] = verdictsOf(resourcesTagged, {
      environment: environment({ tagging: { required: [] } }),
    });
    expect(verdict?.outcome).to.equal('not-applicable');
  });
});
