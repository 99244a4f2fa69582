import { expect } from 'chai';
import { resourcesManaged } from '../../../lib/checks/rebuild/resources-managed.ts';
import type { Facts } from '../../../lib/inventory/inventory.ts';
import {
  ec2Instance,
  ec2Volume,
  gap,
  inventory,
  rdsInstance,
  stack,
  stackResource,
  taggedResource,
  workload,
} from '../../support/facts.ts';
import { iacUnit } from '../../support/iac-facts.ts';
import { outcomes, verdictsOf } from '../../support/verdicts.ts';

const one = workload({
  rebuild: { sources: [{ path: 'iac/shop-orders.yaml', parameters: {} }], detectDrift: false, smoke: [] },
});
const judged = (facts: Partial<Facts>, gaps: Parameters<typeof gap>[0][] = []) =>
  verdictsOf(resourcesManaged, {
    workload: one,
    inventory: inventory({ facts, gaps: gaps.map((fields) => gap(fields)) }),
  });
const IN_STACK = { 'cloudformation.stack': [stack()], 'cloudformation.resource': [stackResource()] };

describe('rebuild/resources-managed', () => {
  it('passes resources that a stack names, by their id', () => {
    const [verdict, ...others] = judged({ ...IN_STACK, 'rds.instance': [rdsInstance()] });
    expect(others).to.deep.equal([]);
    expect(verdict?.outcome).to.equal('pass');
    expect(verdict?.message).to.equal('1 resource written down: stack shop-orders (1)');
  });

  it('passes resources that a declared state names, by their ARN', () => {
    const database = rdsInstance();
    const state = iacUnit({
      format: 'terraform-state',
      file: 'state.json',
      resources: [{ address: 'aws_db_instance.orders', type: 'aws_db_instance', ids: [database.arn] }],
    });
    expect(outcomes(judged({ 'rds.instance': [database], 'iac.unit': [state] }))).to.deep.equal(['pass']);
  });

  it('fails what nobody wrote down, with its importance, whatever its kind', () => {
    const verdicts = judged({
      ...IN_STACK,
      'rds.instance': [rdsInstance({ id: 'by-hand' })],
      'tagging.resource': [taggedResource()],
    });
    expect(outcomes(verdicts)).to.deep.equal(['fail', 'fail']);
    expect(verdicts[0]?.message).to.include('by-hand of orders (critical) is unmanaged');
  });

  it('takes a stack of the same id in another Region for no keeper', () => {
    const elsewhere = stackResource({ region: 'eu-central-1' });
    const facts = { 'cloudformation.resource': [elsewhere], 'rds.instance': [rdsInstance()] };
    expect(outcomes(judged(facts))).to.deep.equal(['fail']);
  });

  it('counts a volume that goes with its instance as written down with it', () => {
    const instance = ec2Instance({ id: 'i-1' });
    const attachment = { instanceId: 'i-1', deleteOnTermination: true };
    const facts = {
      'ec2.instance': [instance],
      'ec2.volume': [ec2Volume({ id: 'vol-1', attachments: [attachment] })],
      'cloudformation.resource': [
        stackResource({ logicalId: 'Web', physicalId: 'i-1', type: 'AWS::EC2::Instance' }),
      ],
    };
    expect(outcomes(judged(facts))).to.deep.equal(['pass']);
    const kept = {
      ...facts,
      'ec2.volume': [
        ec2Volume({ id: 'vol-1', attachments: [{ ...attachment, deleteOnTermination: false }] }),
      ],
    };
    expect(outcomes(judged(kept))).to.deep.equal(['fail', 'pass']);
  });

  it('is unknown, never unmanaged, where the stacks could not be listed', () => {
    const verdicts = judged({ 'rds.instance': [rdsInstance()] }, [
      { service: 'cloudformation', operation: 'ListStackResources', kinds: ['cloudformation.resource'] },
    ]);
    expect(new Set(outcomes(verdicts))).to.deep.equal(new Set(['unknown']));
  });
});
