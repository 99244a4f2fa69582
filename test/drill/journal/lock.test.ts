import { expect } from 'chai';
import type { Aws } from '../../../lib/aws/index.ts';
import {
  fencedAws,
  isAlive,
  type LockOptions,
  readLock,
  takeLock,
} from '../../../lib/drill/journal/index.ts';
import { quickClock, type QuickClock } from '../../aws/quick-clock.ts';
import { thrownBy } from '../../support/thrown-by.ts';
import { type FakeTable, fakeTable, TABLE } from './fake-table.ts';

interface Machine {
  readonly table: FakeTable;
  readonly clock: QuickClock & { beat(within?: number): Promise<void> };
  /** Seconds between the calls that its clock was asked for. */
  readonly lengths: readonly number[];
  take(holder: string, options?: Partial<LockOptions>): ReturnType<typeof takeLock>;
}

/** A machine on a table of its own or of another one; its heart beats when the test says so. */
function machine(table = fakeTable()): Machine {
  const beats = new Map<() => void, number>();
  const lengths: number[] = [];
  const clock = {
    ...quickClock(),
    every: (seconds: number, action: () => void) => {
      beats.set(action, seconds);
      lengths.push(seconds);
      return () => beats.delete(action);
    },
    beat: async (within = Number.POSITIVE_INFINITY) => {
      for (const [action, seconds] of beats) if (seconds <= within) action();
      for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    },
  };
  const aws = table.aws as Aws;
  return {
    table,
    clock,
    lengths,
    take: (holder, options) => takeLock({ aws, table: TABLE, holder, clock, ...options }),
  };
}

const lockOf = ({ table }: Machine) => readLock(table.aws as Aws, TABLE);

describe('the lock of drills', () => {
  it('is taken by one conditional write, with a token', async () => {
    const here = machine();
    const lock = await here.take('run-1');
    expect(lock.token).to.equal('1');
    expect(here.table.writes).to.have.length(1);
    expect(here.table.writes[0]?.input).to.have.property('ConditionExpression');
    expect(await lockOf(here)).to.deep.equal({
      holder: 'run-1',
      token: 1,
      heartbeatAt: '2026-11-24T12:00:00.000Z',
      expiresAt: '2026-11-24T12:01:00.000Z',
    });
  });

  it('is refused while another run is alive', async () => {
    const here = machine();
    await here.take('run-1');
    here.clock.advance(59.9);
    const error = await thrownBy(() => here.take('run-2'));
    expect(error).to.include({ code: 'LOCK_HELD', blame: 'guard' });
    expect(String(error)).to.include('run-1').and.include('landfall stop run-1');
  });

  it('is taken over from a run whose heartbeat ran out, and the token grows', async () => {
    const here = machine();
    const first = await here.take('run-1');
    here.clock.advance(60);
    const second = await here.take('run-2');
    expect([first.token, second.token]).to.deep.equal(['1', '2']);
  });

  it('is taken over by one of two who try at the same time', async () => {
    const here = machine();
    await here.take('run-1');
    here.clock.advance(60);
    here.table.beforeNextWrite(async () => void (await here.take('run-3')));
    expect(await thrownBy(() => here.take('run-2'))).to.include({ code: 'LOCK_HELD' });
    expect(await lockOf(here)).to.include({ holder: 'run-3', token: 2 });
  });

  it('is not taken from a holder whose heart beats at that very moment', async () => {
    const here = machine();
    const lock = await here.take('run-1');
    here.clock.advance(60);
    here.table.beforeNextWrite(() => lock.renew());
    expect(await thrownBy(() => here.take('run-2'))).to.include({ code: 'LOCK_HELD' });
  });

  it('is known for ours when the answer to taking it got lost', async () => {
    const here = machine();
    const { aws } = here.table;
    const write: Aws['write'] = async (request) => {
      await aws.write(request);
      return aws.write(request);
    };
    const lock = await here.take('run-1', { aws: { ...aws, write } as Aws });
    expect(lock.token).to.equal('1');
  });

  it('lets others have it when it is released, and its token stays', async () => {
    const here = machine();
    await (await here.take('run-1')).release();
    expect(isAlive(await lockOf(here), here.clock.now())).to.equal(false);
    expect((await here.take('run-2')).token).to.equal('2');
  });

  it('is held by its heartbeat for as long as it beats', async () => {
    const here = machine();
    await here.take('run-1');
    for (let minute = 0; minute < 3; minute += 1) {
      here.clock.advance(30);
      await here.clock.beat();
    }
    expect(await thrownBy(() => here.take('run-2'))).to.include({ code: 'LOCK_HELD' });
  });

  it('beats no more once it is released', async () => {
    const here = machine();
    await (await here.take('run-1')).release();
    const before = here.table.writes.length;
    await here.clock.beat();
    expect(here.table.writes).to.have.length(before);
  });

  it('is lost to who took it over: nothing is written any more, and nothing released', async () => {
    const here = machine();
    const first = await here.take('run-1');
    here.clock.advance(60);
    await here.take('run-2');
    const fenced = fencedAws(here.table.aws as Aws, first);
    const before = here.table.items.size;
    const error = await thrownBy(() =>
      fenced.write({
        service: 'dynamodb',
        operation: 'PutItem',
        bucket: 'dynamodb',
        account: TABLE.account,
        region: TABLE.region,
        input: { Item: { pk: { S: 'x' }, sk: { S: 'y' } } },
      }),
    );
    expect(error).to.include({ code: 'LOCK_LOST', blame: 'guard' });
    expect(first.lost.aborted).to.equal(true);
    expect(here.table.items).to.have.length(before);
    await first.release();
    expect(await lockOf(here)).to.include({ holder: 'run-2', token: 2 });
  });

  it('is taken from a living run by who stops it, and from no other', async () => {
    const here = machine();
    const first = await here.take('run-1');
    expect(await thrownBy(() => here.take('stop-run-9', { takeFrom: 'run-9' }))).to.include({
      code: 'LOCK_HELD',
    });
    here.table.beforeNextWrite(() => first.renew());
    const stopping = await here.take('stop-run-1', { takeFrom: 'run-1' });
    expect(stopping.token).to.equal('2');
    expect(await thrownBy(() => first.renew())).to.include({ code: 'LOCK_LOST' });
  });

  it('is known to be taken at the next look, long before the next heartbeat, and by no look that fails', async () => {
    const here = machine();
    const first = await here.take('run-1');
    expect(Math.min(...here.lengths)).to.be.at.most(2);
    await here.clock.beat();
    expect(first.lost.aborted).to.equal(false);
    here.table.failWith({ reason: 'timeout', code: 'Timeout' });
    await here.clock.beat();
    expect(first.lost.aborted).to.equal(false);
    here.table.failWith(undefined);
    await here.take('stop-run-1', { takeFrom: 'run-1' });
    const before = here.table.writes.length;
    await here.clock.beat(2);
    expect(here.table.writes, 'it only looked').to.have.length(before);
    expect(first.lost.reason).to.include({ code: 'LOCK_LOST' });
    expect(String(first.lost.reason)).to.include('stop-run-1');
  });

  it('is lost when its heartbeat could not be written for a whole lease, and not before', async () => {
    const here = machine();
    const lock = await here.take('run-1');
    here.table.failWith({ reason: 'timeout', code: 'Timeout' });
    here.clock.advance(59);
    await here.clock.beat();
    expect(lock.lost.aborted).to.equal(false);
    here.clock.advance(1);
    await here.clock.beat();
    expect(lock.lost.aborted).to.equal(true);
    expect(lock.lost.reason).to.include({ code: 'LOCK_LOST' });
  });

  it('lets nothing be written while it cannot be proven', async () => {
    const here = machine();
    const lock = await here.take('run-1');
    here.table.failWith({ reason: 'denied' });
    expect(await thrownBy(() => lock.renew())).to.include({
      code: 'DRILL_TABLE_UNWRITABLE',
      blame: 'access',
    });
    here.table.failWith(undefined);
    await lock.renew();
  });

  it('cannot be taken where the table cannot be read', async () => {
    const here = machine();
    here.table.failWith({ reason: 'not-found', code: 'ResourceNotFoundException' });
    const error = await thrownBy(() => here.take('run-1'));
    expect(error).to.include({ code: 'DRILL_TABLE_UNREADABLE', blame: 'access' });
    expect(String(error)).to.include('landfall-drills');
  });

  it('goes by the time of AWS, so that machines with other clocks agree', async () => {
    const here = machine();
    await here.take('run-1');
    const late = { ...here.table.aws, clockOffsetMs: () => -61_000 } as Aws;
    here.clock.advance(61);
    expect(await thrownBy(() => here.take('run-2', { aws: late }))).to.include({ code: 'LOCK_HELD' });
  });
});
