import { expect } from 'chai';
import { estateOf } from '../../lib/estate/estate-of.ts';
import { findUnseen } from '../../lib/estate/find-unseen.ts';
import type { Facts } from '../../lib/inventory/inventory.ts';
import {
  backupRecoveryPoint,
  environment,
  fixedNow,
  inventory,
  stack,
  stackResource,
  taggedResource,
  gap,
  rdsInstance,
} from '../support/facts.ts';

function unseen(facts: Partial<Facts>) {
  return findUnseen(environment(), inventory({ facts }));
}

const topicArn = 'arn:aws:sns:eu-west-1:111122223333:orders-events';
const topic = { ...taggedResource(), arn: topicArn, id: topicArn };

describe('findUnseen', () => {
  it('finds a tagged resource of a kind that no collector reads', () => {
    expect(unseen({ 'tagging.resource': [topic] })).to.deep.equal([
      { arn: topicArn, type: 'AWS::SNS::Topic', workload: 'orders' },
    ]);
  });

  it('finds one that only its stack knows', () => {
    const facts = {
      'cloudformation.stack': [stack()],
      'cloudformation.resource': [stackResource({ type: 'AWS::SNS::Topic', physicalId: topicArn })],
    };
    expect(unseen(facts).map(({ arn }) => arn)).to.deep.equal([topicArn]);
  });

  it('finds a database that its stack knows and RDS does not, unless RDS could not be asked', () => {
    const stacked = {
      'cloudformation.stack': [stack()],
      'cloudformation.resource': [stackResource({ physicalId: 'Orders-DB' })],
    };
    expect(unseen(stacked).map(({ type }) => type)).to.deep.equal(['AWS::RDS::DBInstance']);
    expect(unseen({ ...stacked, 'rds.instance': [rdsInstance()] })).to.deep.equal([]);
    const elsewhere = rdsInstance({ region: 'eu-central-1' });
    expect(unseen({ ...stacked, 'rds.instance': [elsewhere] })).to.have.length(1);
    const hidden = inventory({ facts: stacked, gaps: [gap()] });
    expect(findUnseen(environment(), hidden)).to.deep.equal([]);
    const cluster = stackResource({ id: 'C', type: 'AWS::RDS::DBCluster', status: 'DELETE_COMPLETE' });
    const besides = [...stacked['cloudformation.resource'], cluster];
    expect(unseen({ ...stacked, 'cloudformation.resource': besides })).to.deep.equal([]);
    const making = [stackResource({ status: 'CREATE_IN_PROGRESS' })];
    expect(unseen({ ...stacked, 'cloudformation.resource': making })).to.deep.equal([]);
  });

  it('names one that is both tagged and in a stack once', () => {
    const queue = taggedResource();
    const facts = {
      'tagging.resource': [queue],
      'cloudformation.stack': [stack()],
      'cloudformation.resource': [stackResource({ type: 'AWS::SQS::Queue', physicalId: 'orders-queue' })],
    };
    expect(unseen(facts)).to.deep.equal([{ arn: queue.arn, type: 'AWS::SQS::Queue', workload: 'orders' }]);
  });

  it('names what has no ARN by its place in the stack', () => {
    const resource = stackResource({ id: 'Job', type: 'AWS::Glue::Job', physicalId: 'nightly' });
    const facts = { 'cloudformation.stack': [stack()], 'cloudformation.resource': [resource] };
    expect(unseen(facts)).to.deep.equal([{ arn: resource.arn, type: 'AWS::Glue::Job', workload: 'orders' }]);
  });

  it('leaves out what is read, in whole or as part of something', () => {
    const types = ['AWS::RDS::DBInstance', 'AWS::EC2::VolumeAttachment', 'AWS::CloudFormation::Stack'];
    const facts = {
      'tagging.resource': ['db:orders-db', 'cluster:ledger', 'cluster-auto-backup:ab-1'].map((resource) => ({
        ...taggedResource(),
        arn: `arn:aws:rds:eu-west-1:111122223333:${resource}`,
      })),
      'cloudformation.stack': [stack()],
      'cloudformation.resource': types.map((type) => stackResource({ id: type, type })),
      'rds.instance': [rdsInstance()],
    };
    expect(unseen(facts)).to.deep.equal([]);
  });

  it('leaves out the image of an instance that AWS Backup made: it was read as a recovery point', () => {
    const image = { ...taggedResource(), arn: 'arn:aws:ec2:eu-west-1:111122223333:image/ami-0a' };
    const point = { ...backupRecoveryPoint(), arn: 'arn:aws:ec2:eu-west-1::image/ami-0a' };
    const other = { ...image, arn: 'arn:aws:ec2:eu-west-1:111122223333:image/ami-0b' };
    const facts = { 'tagging.resource': [image, other], 'backup.recovery-point': [point] };
    expect(unseen(facts).map(({ arn }) => arn)).to.deep.equal([other.arn]);
  });

  it('leaves out what belongs to nobody', () => {
    expect(unseen({ 'tagging.resource': [{ ...topic, tags: { workload: 'other' } }] })).to.deep.equal([]);
  });

  it('shows up in the estate, behind what was recorded already', () => {
    const recorded = {
      arn: 'arn:aws:sqs:eu-west-1:111122223333:old',
      type: 'AWS::SQS::Queue',
      workload: 'orders',
    };
    const seen = inventory({ facts: { 'tagging.resource': [topic] }, unseen: [recorded] });
    const { views } = estateOf(environment(), seen, fixedNow);
    expect(views[0]?.inventory.unseen.map(({ arn }) => arn)).to.deep.equal([recorded.arn, topicArn]);
  });
});
