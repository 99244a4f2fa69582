import { expect } from 'chai';
import { readBack } from '../../../lib/drill/probes/read-back.ts';
import { sqlCanary, sqlReader } from '../../../lib/drill/probes/sql-canary.ts';
import type { SqlTarget } from '../../../lib/drill/probes/sql-statement.ts';
import type { Look, Probe } from '../../../lib/drill/probe.ts';
import { withRecorder } from '../recording.ts';
import { withPostgres } from '../with-postgres.ts';

const signal = new AbortController().signal;

describe('The SQL canary', function () {
  this.timeout(60_000);

  it(
    'writes numbered rows that are read back by stretches, and that a reader sees',
    withPostgres(({ node, target }) =>
      withRecorder(async (recorder) => {
        const canary = canaryOf(target);
        for (let row = 0; row < 6; row += 1)
          expect(await write(canary)).to.deep.equal({ end: 'ok', value: { address: '127.0.0.1' } });
        await canaryOf(target, 'another run').look(signal);
        await node.admin.query('DELETE FROM landfall_canary WHERE seq = 4');

        const reader = sqlReader({ id: 'reader', vantage: 'here', writer: 'w', target });
        expect((await reader.look(signal)).value).to.deep.equal({ address: '127.0.0.1', newest: 6 });
        const isRead = await readBack({
          recorder,
          process: 'canary',
          vantage: 'here',
          writer: 'w',
          target,
          signal,
        });
        expect(isRead).to.equal(true);
        const last = recorder.history.at(-1);
        expect(last).to.have.property('type', 'ok');
        expect(last).to.have.deep.property('value', {
          writer: 'w',
          recovered: [
            [1, 3],
            [5, 6],
          ],
        });
      }),
    ),
  );

  it(
    'tells a refused write from one of which nobody knows',
    withPostgres(async ({ node, target }) => {
      const canary = canaryOf(target);
      await write(canary);

      await node.admin.query("ALTER DATABASE shop SET default_transaction_read_only = 'on'");
      expect(await write(canary), 'read-only').to.have.property('end', 'failed');
      await node.admin.query('ALTER DATABASE shop RESET default_transaction_read_only');

      await node.admin.session(async (session) => {
        await session.query('BEGIN');
        await session.query('LOCK TABLE landfall_canary');
        const cancelled = write(canary);
        await waiting(node.admin);
        await node.admin.query(`SELECT pg_cancel_backend(pid) ${BLOCKED}`);
        expect(await cancelled, 'cancelled').to.have.property('end', 'failed');

        const terminated = write(canary);
        await waiting(node.admin);
        await node.admin.query(`SELECT pg_terminate_backend(pid) ${BLOCKED}`);
        expect(await terminated, 'terminated').to.have.property('end', 'unsure');

        const giveUp = new AbortController();
        canary.intends?.();
        const abandoned = canary.look(giveUp.signal);
        await waiting(node.admin);
        giveUp.abort();
        expect(await abandoned, 'given up').to.have.property('end', 'unsure');
        await session.query('ROLLBACK');
      });

      await node.kill();
      expect(await write(canary), 'killed').to.have.property('end', 'failed');
    }),
  );

  it(
    'has failed for certain when it was given up before it was sent, or could not come in',
    withPostgres(async ({ target }) => {
      const canary = canaryOf(target);
      canary.intends?.();
      expect(await canary.look(AbortSignal.abort())).to.have.property('end', 'failed');
      const stranger = canaryOf({ ...target, database: 'nowhere' });
      expect(await write(stranger)).to.have.property('end', 'failed');
    }),
  );

  it('says so when nothing could be read back', () =>
    withRecorder(async (recorder) => {
      const target: SqlTarget = {
        host: 'gone.example',
        port: 5432,
        database: 'shop',
        table: 'landfall_canary',
        user: 'landfall',
        addresses: { next: () => Promise.resolve({ kind: 'none', rcode: 'NXDOMAIN' }) },
      };
      const isRead = await readBack({
        recorder,
        process: 'canary',
        vantage: 'here',
        writer: 'w',
        target,
        signal,
      });
      expect(isRead).to.equal(false);
      expect(recorder.history.at(-1)).to.include({ type: 'failed', operation: 'read-back' });
    }));
});

const BLOCKED = "FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND application_name = 'landfall'";

/** Resolves when the canary's statement has reached the server and waits there. */
async function waiting(admin: { query(text: string): Promise<readonly unknown[]> }): Promise<void> {
  for (;;) if ((await admin.query(`SELECT pid ${BLOCKED}`)).length > 0) return;
}

function canaryOf(target: SqlTarget, writer = 'w'): Probe {
  return sqlCanary({ id: 'canary', vantage: 'here', writer, target });
}

function write(canary: Probe): Promise<Look> {
  canary.intends?.();
  return canary.look(signal);
}
