import { type Aws, type OpenOptions, openAws } from '../../../lib/aws/index.ts';
import type { CallRecord } from '../../../lib/base/call-record.ts';
import { realClock } from '../../../lib/base/clock.ts';
import type { Environment } from '../../../lib/environment/environment.ts';
import type { Invocation } from '../../../lib/twin/invoke.ts';
import { SEEDS } from '../../../lib/twin/seeds/index.ts';
import { createTwin, type Twin } from '../../../lib/twin/server.ts';
import { dynamodb } from '../../../lib/twin/services/dynamodb/index.ts';
import { SERVICES } from '../../../lib/twin/services/index.ts';
import { sandbox } from '../../support/run-folder.ts';

export const SHOP = '111122223333';
export const HOME = 'eu-west-1';
export const PLACE = { account: SHOP, region: HOME };

/** Waits of AWS become milliseconds: a fault of five minutes lasts 0.3 s. */
export const PACE = 0.001;

/** The shop on a control plane without real processes, and whoever speaks to it. */
export interface DrillWorld {
  readonly twin: Twin;
  readonly environment: Environment;
  readonly url: string;
  /** Opens AWS as another process would: nothing is shared but the endpoint. */
  open(options?: Partial<OpenOptions>): Promise<Aws>;
  /** Asks the twin without HTTP. */
  ask<Answer>(service: string, operation: string, input?: object): Promise<Answer>;
}

/** Keys of the account that keeps the logs, which every other one trusts, as the twin reads them. */
export const KEYS = { accessKeyId: 'AKIA333344445555LAND', secretAccessKey: 'not-a-secret' };

/** Gives the body a shop of its own, with the table of drills. */
export function withDrillWorld(body: (world: DrillWorld) => Promise<void>, pace = PACE): () => Promise<void> {
  return async () => {
    const seed = SEEDS['sandbox'];
    if (seed === undefined) throw new Error('there is no seed "sandbox"');
    const world = await seed({ clock: realClock, pace });
    const hasTables = SERVICES.some(({ signingName }) => signingName === 'dynamodb');
    const twin = createTwin({ world, services: hasTables ? SERVICES : [...SERVICES, dynamodb] });
    const opened: Aws[] = [];
    try {
      const url = `http://127.0.0.1:${await twin.listen()}`;
      const environment = { ...(await sandbox()), pace };
      const ask = <Answer>(service: string, operation: string, input: object = {}) =>
        twin.invoke({ service, operation, ...PLACE, input } satisfies Invocation) as Promise<Answer>;
      await body({
        twin,
        environment,
        url,
        ask,
        open: async (options = {}) => {
          const calls: CallRecord[] = [];
          const aws = await openAws({
            environment,
            endpoint: { url, credentials: KEYS },
            clock: realClock,
            signal: new AbortController().signal,
            onCall: (record) => calls.push(record),
            ...options,
          });
          opened.push(aws);
          return aws;
        },
      });
    } finally {
      for (const aws of opened) aws.close();
      await twin.close();
    }
  };
}
