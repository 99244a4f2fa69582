import { expect } from 'chai';
import { stacksUndrifted } from '../../../lib/checks/rebuild/stacks-undrifted.ts';
import type { ResourceDrift, Stack } from '../../../lib/inventory/facts.ts';
import { ago, gap, inventory, stack, workload } from '../../support/facts.ts';
import { outcomes, verdictsOf } from '../../support/verdicts.ts';

const one = workload({
  rebuild: { sources: [{ path: 'iac/shop-orders.yaml', parameters: {} }], detectDrift: false, smoke: [] },
});

function judged(drift: Stack['drift'] | undefined, drifts: readonly ResourceDrift[] = []) {
  const owned = stack(drift === undefined ? {} : { drift });
  return verdictsOf(stacksUndrifted, {
    workload: one,
    inventory: inventory({ facts: { 'cloudformation.stack': [owned], 'cloudformation.drift': drifts } }),
  });
}

const moved: ResourceDrift = {
  ...stack(),
  arn: `${stack().arn}/Database#drift`,
  id: 'Database',
  stackName: 'shop-orders',
  stackArn: stack().arn,
  logicalId: 'Database',
  type: 'AWS::RDS::DBInstance',
  status: 'MODIFIED',
  differences: [{ path: '/MultiAZ', kind: 'NOT_EQUAL', expected: 'true', actual: 'false' }],
};

describe('rebuild/stacks-undrifted', () => {
  it('passes a stack that was lately found in sync', () => {
    expect(outcomes(judged({ status: 'IN_SYNC', checkedAt: ago(3_600) }))).to.deep.equal(['pass']);
  });

  it('fails a stack that drifted, property by property', () => {
    const [verdict] = judged({ status: 'DRIFTED', checkedAt: ago(3_600) }, [moved]);
    expect(verdict?.outcome).to.equal('fail');
    expect(verdict?.got).to.equal('Database (AWS::RDS::DBInstance) MODIFIED: /MultiAZ true → false');
  });

  it('calls an old answer stale, and still believes that what had drifted has', () => {
    const [verdict] = judged({ status: 'IN_SYNC', checkedAt: ago(30 * 86_400) });
    expect(verdict?.outcome).to.equal('unknown');
    expect(verdict?.message).to.include('stale');
    expect(outcomes(judged({ status: 'DRIFTED', checkedAt: ago(30 * 86_400) }))).to.deep.equal(['fail']);
  });

  it('is unknown where nobody ever looked, or CloudFormation could not tell', () => {
    expect(outcomes(judged(undefined))).to.deep.equal(['unknown']);
    expect(outcomes(judged({ status: 'NOT_CHECKED' }))).to.deep.equal(['unknown']);
    expect(outcomes(judged({ status: 'UNKNOWN', checkedAt: ago(60) }))).to.deep.equal(['unknown']);
  });

  it('is unknown of a stack that failed or is on the way, whatever was found of it before', () => {
    for (const status of ['ROLLBACK_COMPLETE', 'CREATE_FAILED', 'DELETE_FAILED', 'UPDATE_IN_PROGRESS'])
      expect(
        outcomes(
          verdictsOf(stacksUndrifted, {
            workload: one,
            inventory: inventory({
              facts: {
                'cloudformation.stack': [
                  stack({ status, drift: { status: 'IN_SYNC', checkedAt: ago(3_600) } }),
                ],
              },
            }),
          }),
        ),
        status,
      ).to.deep.equal(['unknown']);
  });

  it('is unknown of a stack that is declared and nowhere', () => {
    const sources = [{ path: 'iac/shop-search.yaml', stack: 'shop-search', parameters: {} }];
    const verdicts = verdictsOf(stacksUndrifted, {
      workload: workload({ rebuild: { sources, detectDrift: false, smoke: [] } }),
      inventory: inventory({
        facts: { 'cloudformation.stack': [stack({ drift: { status: 'IN_SYNC', checkedAt: ago(3_600) } })] },
      }),
    });
    expect(outcomes(verdicts)).to.deep.equal(['pass', 'unknown']);
    expect(verdicts[1]?.message).to.include('stack shop-search is declared, and is nowhere');
  });

  it('is unknown where the stacks could not be read', () => {
    const denied = gap({
      service: 'cloudformation',
      operation: 'DescribeStacks',
      kinds: ['cloudformation.stack'],
    });
    const verdicts = verdictsOf(stacksUndrifted, { workload: one, inventory: inventory({ gaps: [denied] }) });
    expect(outcomes(verdicts)).to.deep.equal(['unknown']);
  });
});
