import type { Aws } from '../../aws/index.ts';
import type { Clock } from '../../base/clock.ts';
import type { Seconds } from '../../base/duration.ts';
import type { Leftover } from '../drill-result.ts';
import type { DirectState } from './direct-state.ts';
import type { FisPlace } from './fis-calls.ts';
import { readResources } from './read-resources.ts';
import { difference } from './resource-state.ts';

/** Sees what single calls broke come back, in whichever process. */
export interface DirectHealer {
  /** Every resource is as it was. */
  isHealed(state: DirectState): Promise<boolean>;
  /** Nothing is to be done: AWS brings back by itself what it took. Waits for that, as long as patience lasts. */
  heal(state: DirectState): Promise<void>;
  leftovers(state: DirectState): Promise<readonly Leftover[]>;
}

export interface DirectHealerOptions {
  readonly aws: Pick<Aws, 'read'>;
  readonly place: FisPlace;
  readonly clock: Clock;
  /** Between two looks. */
  readonly every: Seconds;
  /** How long to wait for resources to come back. */
  readonly patience: Seconds;
}

/** Heals by the noted state alone. Safe to call twice, and where no call was ever made. */
export function directHealer({ aws, place, clock, every, patience }: DirectHealerOptions): DirectHealer {
  const differences = async ({ before }: DirectState) => {
    const arns = before.map(({ arn }) => arn);
    const now = await readResources(aws, place, arns);
    return before.flatMap((was) => {
      const is = now.find(({ arn }) => arn === was.arn);
      const what = difference(was, is);
      return what === undefined ? [] : [{ arn: was.arn, what }];
    });
  };
  const isHealed = async (state: DirectState): Promise<boolean> => (await differences(state)).length === 0;
  return {
    isHealed,
    heal: async (state) => {
      const due = clock.monotonic() + patience;
      while (!(await isHealed(state)) && clock.monotonic() < due) await clock.sleep(every);
    },
    leftovers: async (state) => {
      const left = await differences(state);
      return state.before.map(({ arn }): Leftover => {
        const found = left.find((one) => one.arn === arn);
        if (found === undefined) return { what: arn, state: 'gone', why: 'as it was before' };
        return { what: arn, state: 'pending', until: state.expiresAt, why: `it ${found.what}` };
      });
    },
  };
}
