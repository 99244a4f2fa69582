import type { Clock } from '../../../../lib/base/clock.ts';
import { type Instant, plusSeconds } from '../../../../lib/base/instant.ts';
import { type CallContext, Fault } from '../../../../lib/twin/service.ts';
import { World } from '../../../../lib/twin/world/world.ts';

/** A world whose clock is moved by hand, and a caller in it. */
export interface TestWorld extends CallContext {
  /** Lets so many seconds pass. */
  readonly pass: (seconds: number) => void;
  /** The same world, called from another account or Region, or with other pages. */
  readonly as: (changes: Partial<CallContext>) => TestWorld;
}

/** An empty world, called by account 111122223333 in eu-west-1, with pages of two. */
export function testWorld(start: Instant = '2026-11-24T10:00:00.000Z', pace = 1): TestWorld {
  let now = start;
  const clock: Clock = {
    now: () => now,
    monotonic: () => Date.parse(now) / 1_000,
    sleep: () => Promise.resolve(),
    every: () => () => undefined,
  };
  const pass = (seconds: number) => {
    now = plusSeconds(now, seconds);
  };
  return caller(
    {
      world: new World(clock, pace),
      account: '111122223333',
      region: 'eu-west-1',
      principalArn: 'arn:aws:iam::111122223333:user/landfall',
      accessKeyId: 'AKIA111122223333LAND',
      paging: { service: 'test', operation: 'Test', pageSize: 2, emptyPages: false },
    },
    pass,
  );
}

function caller(context: CallContext, pass: (seconds: number) => void): TestWorld {
  return { ...context, pass, as: (changes) => caller({ ...context, ...changes }, pass) };
}

/** The same caller with pages that everything fits on. */
export function wide(here: TestWorld): TestWorld {
  return here.as({ paging: { service: 'test', operation: 'Test', pageSize: 1_000, emptyPages: false } });
}

/** `code: message` of the fault that a call ends in. */
export function faultOf(call: () => unknown): string {
  try {
    call();
  } catch (thrown) {
    if (thrown instanceof Fault) return `${thrown.code}: ${thrown.message}`;
    throw thrown;
  }
  return 'no fault';
}

/** Follows every page of a listing. */
export function everyPage<Item>(
  read: (token: string | undefined) => { readonly items: readonly Item[]; readonly next: string | undefined },
): Item[][] {
  const pages: Item[][] = [];
  let token: string | undefined;
  do {
    const { items, next } = read(token);
    pages.push([...items]);
    token = next === '' ? undefined : next;
  } while (token !== undefined);
  return pages;
}
