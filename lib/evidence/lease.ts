import { readFileSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../base/clock.ts';
import { type Instant, secondsBetween } from '../base/instant.ts';
import type { Disk } from './disk.ts';
import { unwritable } from './unwritable.ts';

const HEARTBEAT_SECONDS = 5;
/** A heartbeat this old is dead, even where a process has the number: numbers are used again. */
const DEAD_AFTER_SECONDS = 60;
const FILE = 'lease.json';

/** Who writes a run folder, and when it last gave a sign of life. */
interface Lease {
  readonly pid: number;
  readonly host: string;
  readonly heartbeat: Instant;
}

/** Says in the folder that its writer lives, until `release`; `failure` is why it could not say so. */
export interface KeptLease {
  failure(): unknown;
  release(): void;
}

/** Takes the lease of a run folder and keeps it by heartbeats. */
export function keepLease(folder: string, clock: Clock, disk: Disk): KeptLease {
  let failure: unknown;
  const beat = (): void => {
    const lease: Lease = { pid: process.pid, host: hostname(), heartbeat: clock.now() };
    disk.replaceSync(join(folder, FILE), JSON.stringify(lease));
  };
  try {
    beat();
  } catch (error) {
    throw unwritable(join(folder, FILE), error);
  }
  const stop = clock.every(HEARTBEAT_SECONDS, () => {
    try {
      beat();
      failure = undefined;
    } catch (error) {
      // A timer has nobody to throw to: the next write of evidence reports it.
      failure = error;
    }
  });
  return {
    failure: () => failure,
    release: () => {
      stop();
      rmSync(join(folder, FILE), { force: true });
    },
  };
}

/** Whether the writer of a folder still lives, as far as can be told from here. */
export function isLeaseAlive(folder: string, now: Instant): boolean {
  const lease = readLease(folder);
  if (lease === undefined || secondsBetween(lease.heartbeat, now) > DEAD_AFTER_SECONDS) return false;
  return lease.host !== hostname() || isProcessAlive(lease.pid);
}

function readLease(folder: string): Lease | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, FILE), 'utf8')) as Lease;
  } catch (error) {
    // No lease, or one that a dying machine left in pieces: nobody holds it.
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
