import { type Aws, openAws } from '../../lib/aws/index.ts';
import { realClock } from '../../lib/base/clock.ts';
import {
  accountJournal,
  drillTable,
  fencedAws,
  type FencedAws,
  type Lock,
  openJournal,
  takeLock,
} from '../../lib/drill/journal/index.ts';
import type { Account, Environment } from '../../lib/environment/environment.ts';
import type { Invocation } from '../../lib/twin/invoke.ts';
import { SEEDS } from '../../lib/twin/seeds/index.ts';
import { createTwin, type Twin } from '../../lib/twin/server.ts';
import { SERVICES } from '../../lib/twin/services/index.ts';
import { sandbox } from '../support/run-folder.ts';

export const PACE = 0.001;
const CLEAN = '444455556666';
export const PLACE = { account: CLEAN, region: 'eu-central-1' };

/** A clean account on a control plane without processes, the lock held in it. */
export interface CleanWorld {
  readonly twin: Twin;
  readonly environment: Environment;
  readonly account: Account;
  readonly aws: Aws;
  readonly lock: Lock;
  readonly fenced: FencedAws;
  readonly journal: ReturnType<typeof openJournal>;
  /** Asks the twin without HTTP, in the clean account. */
  readonly ask: <Answer>(service: string, operation: string, input?: object) => Promise<Answer>;
}

/** Gives the body a clean account of its own. */
export function withCleanWorld(body: (world: CleanWorld) => Promise<void>): () => Promise<void> {
  return async () => {
    const seed = SEEDS['sandbox'];
    if (seed === undefined) throw new Error('there is no seed "sandbox"');
    const twin = createTwin({ world: await seed({ clock: realClock, pace: PACE }), services: SERVICES });
    const ask = <Answer>(service: string, operation: string, input: object = {}) =>
      twin.invoke({ service, operation, ...PLACE, input } satisfies Invocation) as Promise<Answer>;
    const account: Account = { name: 'clean', id: CLEAN, purpose: 'clean', regions: [PLACE.region] };
    let aws: Aws | undefined;
    try {
      const url = `http://127.0.0.1:${await twin.listen()}`;
      const declared = await sandbox();
      const environment = { ...declared, pace: PACE, accounts: [account] };
      aws = await openAws({
        environment,
        endpoint: { url, credentials: { accessKeyId: `AKIA${CLEAN}LAND`, secretAccessKey: 'not-a-secret' } },
        clock: realClock,
        signal: new AbortController().signal,
        onCall: () => 0,
      });
      const table = drillTable(environment, account);
      const lock = await takeLock({ aws, table, holder: 'run-1', clock: realClock });
      try {
        await body({
          twin,
          environment,
          account,
          aws,
          lock,
          fenced: fencedAws(aws, lock),
          journal: openJournal([accountJournal(aws, table)], realClock),
          ask,
        });
      } finally {
        await lock.release();
      }
    } finally {
      aws?.close();
      await twin.close();
    }
  };
}
