import { expect } from 'chai';
import { unjudged } from '../../lib/plan/index.ts';

const planned = (check: string, ...workloads: string[]) => ({
  check,
  title: check,
  severity: 'high' as const,
  workloads,
});

describe('what a plan holds and nobody judged', () => {
  it('is every check and workload without a verdict', () => {
    const checks = [planned('a/b', 'orders', 'ledger'), planned('c/d', 'orders')] as never;
    const verdicts = [{ check: 'a/b', workload: 'orders' }];
    expect(unjudged({ checks }, verdicts)).to.deep.equal([
      { check: 'a/b', workload: 'ledger', severity: 'high' },
      { check: 'c/d', workload: 'orders', severity: 'high' },
    ]);
    expect(unjudged({ checks: [] }, verdicts)).to.deep.equal([]);
  });
});
