import { expect } from 'chai';
import { type Change, changeUntil, dueAfter, settle } from '../../../lib/twin/world/change.ts';
import { testWorld } from '../services/ec2/test-world.ts';

interface Row {
  readonly size: number;
  readonly change?: Change<Row>;
}

describe('twin/world: changes', () => {
  it('leaves a row as it is until its change is due, and then carries it out', () => {
    const change = changeUntil<Row>('2026-11-24T10:01:00.000Z', 'growing', { size: 2 });
    const rows = new Map<string, Row>([['a', { size: 1, change }]]);
    settle(rows, '2026-11-24T10:00:59.000Z');
    expect(rows.get('a')).to.deep.equal({ size: 1, change });
    settle(rows, '2026-11-24T10:01:00.000Z');
    expect(rows.get('a')).to.deep.equal({ size: 2 });
  });

  it('takes a row away that is gone, and says so once', () => {
    const change = changeUntil<Row>('2026-11-24T10:01:00.000Z', 'deleting', 'gone');
    const rows = new Map<string, Row>([['a', { size: 1, change }]]);
    const gone: number[] = [];
    settle(rows, '2026-11-24T10:02:00.000Z', (row) => gone.push(row.size));
    settle(rows, '2026-11-24T10:03:00.000Z', (row) => gone.push(row.size));
    expect([rows.size, gone]).to.deep.equal([0, [1]]);
  });

  it('waits for a share of what AWS waits for', () => {
    expect(dueAfter(testWorld('2026-11-24T10:00:00.000Z', 0.1).world, 300)).to.equal(
      '2026-11-24T10:00:30.000Z',
    );
  });
});
