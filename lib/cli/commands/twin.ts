import { suggestion } from '../../base/did-you-mean.ts';
import { parseDuration, type Seconds } from '../../base/duration.ts';
import { LandfallError } from '../../base/errors.ts';
import { ExitCode } from '../../base/exit-code.ts';
import type { Problem } from '../../base/problem.ts';
import type { Estate, Flaws } from '../../twin/estate/index.ts';
import { FLAW_WORDS, readFlaws } from '../../twin/estate/read-flaws.ts';
import { holdLease } from '../../twin/lease.ts';
import { SEEDS, type Seed } from '../../twin/seeds/index.ts';
import { createTwin, type Twin } from '../../twin/server.ts';
import { SERVICES } from '../../twin/services/index.ts';
import type { World } from '../../twin/world/world.ts';
import type { Arguments } from '../arguments.ts';
import type { CommandBody } from '../commands.ts';
import { type Io, say } from '../io.ts';

interface TwinCall {
  readonly seed: Seed;
  readonly port: number;
  readonly pace: number;
  readonly pageSize: number | undefined;
  readonly lease: Seconds | undefined;
  /** Undefined = tables alone, no real processes. */
  readonly flaws: Flaws | undefined;
}

/**
 * The embedded AWS alone: prints one ready line `{endpoint, resolver, pid}` and answers until it is stopped. With `--estate` it has
 * real processes, and `resolver` is their name server; where they cannot run it is null, and `reason` says why.
 */
export const twin: CommandBody = async (args, io) => {
  const { seed, port, pace, pageSize, lease, flaws } = readCall(args);
  const world = await seed({ clock: io.clock, pace });
  const real = flaws === undefined ? NO_ESTATE : await startReal(world, flaws, io);
  const running = createTwin({
    world,
    services: SERVICES,
    estate: real.estate,
    ...(pageSize === undefined ? {} : { pageSize }),
  });
  try {
    await serve(running, real, port, lease, io);
  } finally {
    await real.estate?.close();
  }
  return ExitCode.ok;
};

interface Real {
  readonly estate: Estate | undefined;
  /** Why there is none, although there should be. */
  readonly reason?: string;
}

const NO_ESTATE: Real = { estate: undefined };

/** Without real processes the embedded AWS is a control plane still, and says that it is no more. */
async function startReal(world: World, flaws: Flaws, io: Io): Promise<Real> {
  const { startEstate } = await import('../../twin/estate/index.ts');
  try {
    return { estate: await startEstate(world, { flaws }) };
  } catch (error) {
    if (!(error instanceof LandfallError) || error.code !== 'ESTATE_UNAVAILABLE') throw error;
    say(io, error.message);
    return { estate: undefined, reason: error.message };
  }
}

async function serve(
  running: Twin,
  { estate, reason }: Real,
  port: number,
  lease: Seconds | undefined,
  io: Io,
): Promise<void> {
  const endpoint = `http://127.0.0.1:${await listen(running, port)}`;
  const ready = { endpoint, resolver: estate?.resolver ?? null, pid: process.pid, reason };
  io.stdout.write(`${JSON.stringify(ready)}\n`);
  if (lease === undefined) say(io, 'Landfall’s embedded AWS is up. Ctrl-C ends it.');
  void running.warmUp();
  await ended(running, lease, io);
  await running.close();
}

function readCall(args: Arguments): TwinCall {
  const name = args.text['seed'] ?? 'sandbox';
  const seed = SEEDS[name];
  const port = numberOf(
    args.text['port'] ?? '0',
    (value) => Number.isInteger(value) && value >= 0 && value < 65_536,
  );
  const pace = numberOf(args.text['pace'] ?? '1', (value) => value > 0 && value <= 1);
  const pageSize = numberOf(args.text['page-size'] ?? '20', (value) => Number.isInteger(value) && value > 0);
  const lease = args.text['lease'] === undefined ? undefined : parseDuration(args.text['lease']);
  const flaws = readFlaws(args.text['flaws'] ?? '');
  const problems = [
    ...(seed === undefined
      ? [wrong('--seed', Object.keys(SEEDS).join(', '), name, suggestion(name, Object.keys(SEEDS)))]
      : []),
    ...(port === undefined ? [wrong('--port', 'a port from 0 to 65535', args.text['port'])] : []),
    ...(pace === undefined ? [wrong('--pace', 'a number above 0 and at most 1', args.text['pace'])] : []),
    ...(pageSize === undefined
      ? [wrong('--page-size', 'a whole number above 0', args.text['page-size'])]
      : []),
    ...(args.text['lease'] !== undefined && lease === undefined
      ? [wrong('--lease', 'a duration such as 20s', args.text['lease'])]
      : []),
  ];
  if (flaws === undefined) problems.push(wrong('--flaws', FLAW_WORDS, args.text['flaws']));
  if (seed === undefined || port === undefined || pace === undefined || problems.length > 0) {
    throw new LandfallError('CALL_INVALID', 'declaration', problems);
  }
  return { seed, port, pace, pageSize, lease, flaws: args.flags['estate'] === true ? flaws : undefined };
}

function numberOf(text: string, isValid: (value: number) => boolean): number | undefined {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  return isValid(value) ? value : undefined;
}

function wrong(option: string, expected: string, got: string | undefined, hint = ''): Problem {
  return {
    what: `The value of ${option} cannot be used.${hint}`,
    expected,
    got: got ?? 'none',
    fix: `write ${option} with ${expected}`,
  };
}

async function listen(running: Twin, port: number): Promise<number> {
  try {
    return await running.listen(port);
  } catch (error) {
    throw new LandfallError(
      'PORT_TAKEN',
      'declaration',
      {
        what: `The embedded AWS cannot listen on 127.0.0.1:${port}`,
        got: (error as NodeJS.ErrnoException).code ?? String(error),
        fix: 'choose another --port, or leave it out for a free one',
      },
      { cause: error },
    );
  }
}

function ended(running: Twin, lease: Seconds | undefined, io: Io): Promise<void> {
  return new Promise((resolve) => {
    io.signal.addEventListener('abort', () => resolve(), { once: true });
    if (lease === undefined) return;
    holdLease({ clock: io.clock, idle: lease, lastUse: running.lastUse, onEnd: resolve });
  });
}
