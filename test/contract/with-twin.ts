import { realClock } from '../../lib/base/clock.ts';
import { createTwin, type Twin } from '../../lib/twin/server.ts';
import type { TwinOptions } from '../../lib/twin/twin-state.ts';
import { SERVICES } from '../../lib/twin/services/index.ts';
import { World } from '../../lib/twin/world/world.ts';

/** What a test gets: a listening twin, and how its clients are made. */
export interface TwinFixture {
  readonly twin: Twin;
  readonly endpoint: string;
  /** Client settings for the user `landfall` of an account. */
  client: (account?: string) => {
    endpoint: string;
    region: string;
    maxAttempts: number;
    credentials: { accessKeyId: string; secretAccessKey: string };
  };
}

/** A twin around a test body; it is closed whatever happens. */
export function withTwin(
  options: Partial<TwinOptions>,
  body: (fixture: TwinFixture) => Promise<void>,
): () => Promise<void> {
  return async () => {
    const twin = createTwin({ world: new World(realClock), services: SERVICES, ...options });
    const endpoint = `http://127.0.0.1:${await twin.listen()}`;
    const client = (account = '111122223333') => ({
      endpoint,
      region: 'eu-west-1',
      maxAttempts: 1,
      credentials: { accessKeyId: `AKIA${account}LAND`, secretAccessKey: 'any' },
    });
    try {
      await body({ twin, endpoint, client });
    } finally {
      await twin.close();
    }
  };
}
