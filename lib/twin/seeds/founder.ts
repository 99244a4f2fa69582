import type { Clock } from '../../base/clock.ts';
import type { Seconds } from '../../base/duration.ts';
import { type Instant, plusSeconds } from '../../base/instant.ts';
import type { CallContext, TwinService } from '../service.ts';
import { World } from '../world/world.ts';
import { seedClock } from './seed-clock.ts';

/** One API call that a seed makes, in the words that the twin's own `invoke` takes. */
export interface SeedCall {
  /** The service name in the SigV4 scope. */
  readonly service: string;
  readonly operation: string;
  readonly account: string;
  readonly region: string;
  readonly input?: object;
}

/** Builds a world by API calls, each made at its moment in the past. */
export interface Founder {
  readonly world: World;
  /** The moment at which the building began; every other moment is counted back from it. */
  readonly startedAt: Instant;
  /** Goes to the moment that lies so many seconds before the start. */
  readonly at: (ago: Seconds) => void;
  readonly call: (call: SeedCall) => Promise<unknown>;
  /** The present: from here on the world keeps the time of the clock that it was given. */
  readonly arrive: () => World;
}

/** `upkeep` carries out what went on by itself up to a moment that is reached. */
export interface FounderOptions {
  readonly clock: Clock;
  readonly pace: number;
  readonly upkeep?: (world: World) => void;
}

/** Opens an empty world in the distant past. */
export function founder(services: readonly TwinService[], { clock, pace, upkeep }: FounderOptions): Founder {
  const startedAt = clock.now();
  const past = seedClock(clock);
  const world = new World(past, pace);
  return {
    world,
    startedAt,
    at: (ago) => {
      past.goTo(plusSeconds(startedAt, -ago));
      upkeep?.(world);
    },
    call: async (call) =>
      await operationOf(call, services)((call.input ?? {}) as never, contextOf(call, world)),
    arrive: () => {
      past.arrive();
      upkeep?.(world);
      return world;
    },
  };
}

function operationOf({ service, operation }: SeedCall, services: readonly TwinService[]) {
  const found = services.find((each) => each.signingName === service)?.operations[operation];
  if (found === undefined) throw new TypeError(`a seed calls ${service}:${operation}, which is not modelled`);
  return found;
}

function contextOf({ account, region }: SeedCall, world: World): CallContext {
  return {
    world,
    account,
    region,
    principalArn: `arn:aws:iam::${account}:user/landfall`,
    accessKeyId: `AKIA${account}LAND`,
  };
}
