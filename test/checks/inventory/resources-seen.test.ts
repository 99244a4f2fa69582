import { expect } from 'chai';
import { resourcesSeen } from '../../../lib/checks/inventory/resources-seen.ts';
import {
  environment,
  gap,
  inventory,
  rdsInstance,
  stack,
  stackResource,
  taggedResource,
  workload,
} from '../../support/facts.ts';
import { outcomes, verdictsOf } from '../../support/verdicts.ts';

const queue = inventory({ facts: { 'tagging.resource': [taggedResource()] } });

describe('inventory/resources-seen', () => {
  it('passes when everything is of a kind that is looked at', () => {
    const known = inventory({ facts: { 'rds.instance': [rdsInstance()] } });
    expect(outcomes(verdictsOf(resourcesSeen, { inventory: known }))).to.deep.equal(['pass']);
  });

  it('says unknown of a tagged resource that no collector reads, and how to exclude it', () => {
    const [verdict] = verdictsOf(resourcesSeen, { inventory: queue });
    expect(verdict).to.include({ outcome: 'unknown', got: 'AWS::SQS::Queue' });
    expect(verdict?.subject?.name).to.equal('orders-queue');
    expect(verdict?.fix).to.contain('resource AWS::SQS::Queue');
  });

  it('says unknown of a resource that only a stack names', () => {
    const topic = stackResource({
      logicalId: 'Events',
      type: 'AWS::SNS::Topic',
      physicalId: 'arn:aws:sns:eu-west-1:111122223333:orders-events',
    });
    const known = inventory({
      facts: { 'cloudformation.stack': [stack()], 'cloudformation.resource': [topic] },
    });
    expect(verdictsOf(resourcesSeen, { inventory: known })[0]).to.include({
      outcome: 'unknown',
      got: 'AWS::SNS::Topic',
    });
  });

  it('reports a resource under the workload that owns it, and no other', () => {
    const declared = environment({ workloads: [workload(), workload({ name: 'ledger' })] });
    const verdicts = verdictsOf(resourcesSeen, { environment: declared, inventory: queue });
    expect(verdicts.map((one) => [one.workload, one.outcome])).to.deep.equal([
      ['orders', 'unknown'],
      ['ledger', 'pass'],
    ]);
  });

  it('is excluded by type while the declaration excuses it', () => {
    const exclusion = {
      check: '*',
      workload: 'orders',
      resource: 'AWS::SQS::Queue',
      reason: 'holds nothing',
      owner: 'team-orders',
      until: '2027-01-01T00:00:00.000Z',
    };
    const excused = environment({ exclusions: [exclusion] });
    expect(outcomes(verdictsOf(resourcesSeen, { environment: excused, inventory: queue }))).to.deep.equal([
      'excluded',
    ]);
  });

  it('says unknown when the tagging API could not be read, though nothing unseen was found', () => {
    const denied = gap({
      service: 'tagging',
      operation: 'GetResources',
      action: 'tag:GetResources',
      kinds: ['tagging.resource'],
    });
    const verdicts = verdictsOf(resourcesSeen, { inventory: inventory({ gaps: [denied] }) });
    expect(outcomes(verdicts)).to.include('unknown');
  });
});
