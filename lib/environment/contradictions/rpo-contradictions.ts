import { formatDuration, type Seconds } from '../../base/duration.ts';
import type { Disruption, Environment, Objective, Workload } from '../environment.ts';
import { type Path, positionOf } from '../pointer.ts';
import type { Contradiction } from './contradiction.ts';

/** RPOs that no declared mechanism can give. */
export function rpoContradictions(environment: Environment, workload: Workload): Contradiction[] {
  return workload.objectives.flatMap((objective) => {
    const reason = reasonAgainst(environment, workload, objective);
    if (reason === undefined) return [];
    const { at = ['objectives', objective.disruption, 'rpo'], ...words } = reason;
    return {
      workload: workload.name,
      disruption: objective.disruption,
      message: `Nothing declared gives workload ${workload.name} its RPO of ${formatDuration(objective.rpo ?? 0)} (${objective.disruption})`,
      ...words,
      where: positionOf(environment, ['workloads', workload.name, ...at]),
    };
  });
}

interface Reason {
  readonly expected: string;
  readonly got: string;
  readonly fix: string;
  readonly at?: Path;
}

function reasonAgainst(
  environment: Environment,
  workload: Workload,
  { disruption, rpo, recovery }: Objective,
): Reason | undefined {
  if (rpo === undefined || disruption === 'dns') return undefined;
  // A failover keeps what its replica holds; how far that lags is measured, not declared.
  const replicated =
    recovery?.by === 'failover' && disruption !== 'data-loss' && disruption !== 'account-compromise';
  if (replicated) return undefined;
  const { backup } = workload;
  if (backup === undefined)
    return {
      expected: 'a backup policy, or recovery by failover',
      got: 'no backup declared',
      fix: 'declare backup: for the workload or its tier, or drop the RPO',
    };
  return notElsewhere(environment, workload, disruption) ?? tooSeldom(workload, disruption, rpo);
}

function notElsewhere(
  environment: Environment,
  workload: Workload,
  disruption: Disruption,
): Reason | undefined {
  const copies = workload.backup?.copies ?? [];
  const home = environment.accounts.filter((account) => account.purpose === 'workload');
  if (disruption === 'account-compromise') {
    const names = home.map((account) => account.name);
    if (copies.some(({ account }) => account !== undefined && !names.includes(account))) return undefined;
    return {
      expected: 'a copy of the recovery points in an account that holds no workloads',
      got: copies.length === 0 ? 'no copies' : 'copies in the accounts of the workloads alone',
      fix: 'add a copy with account: to backup.copies',
    };
  }
  const regions = new Set(home.flatMap((account) => account.regions));
  // Which of its Regions a workload is at home in is not declared; with a single one there is no doubt.
  const elsewhere = copies.some(({ region }) => regions.size > 1 || !regions.has(region));
  if (disruption !== 'region' || elsewhere) return undefined;
  return {
    expected: 'a copy of the recovery points in another Region',
    got: copies.length === 0 ? 'no copies' : `copies in ${[...regions].join(', ')} alone`,
    fix: 'add a copy with the Region of the recovery to backup.copies',
  };
}

function tooSeldom(workload: Workload, disruption: Disruption, rpo: Seconds): Reason | undefined {
  const every = workload.backup?.every;
  const step = pointInTime(workload, disruption);
  const best = Math.min(every ?? Number.POSITIVE_INFINITY, step ?? Number.POSITIVE_INFINITY);
  if (best <= rpo) return undefined;
  if (best === Number.POSITIVE_INFINITY)
    return {
      expected: 'backup.every or backup.pointInTimeStep',
      got: 'neither',
      fix: 'declare how often a recovery point is promised',
    };
  return {
    expected: `recovery points at least every ${formatDuration(rpo)}`,
    got: `one every ${formatDuration(best)}${pointInTimeNote(workload, disruption)}`,
    fix: 'back up more often, declare pointInTimeStep where the store has point-in-time recovery, or raise the RPO',
  };
}

/** Copies in another account are snapshots: a point in time does not survive with them (AWS Backup Developer Guide, PITR). */
function pointInTime(workload: Workload, disruption: Disruption): Seconds | undefined {
  return disruption === 'account-compromise' ? undefined : workload.backup?.pointInTimeStep?.takes;
}

function pointInTimeNote(workload: Workload, disruption: Disruption): string {
  const lost = disruption === 'account-compromise' && workload.backup?.pointInTimeStep !== undefined;
  return lost ? ' (a point in time does not survive the loss of the account)' : '';
}
