import { defined } from '../base/defined.ts';
import { parseDuration, type Seconds } from '../base/duration.ts';
import type { SourceLocation } from '../base/problem.ts';
import { applyTier, type Promises } from './apply-tier.ts';
import {
  type BackupPolicy,
  type DeclaredDuration,
  DISRUPTIONS,
  type DnsName,
  type Objective,
  type Recovery,
  type Workload,
} from './environment.ts';
import { resolveRebuild } from './resolve-rebuild.ts';
import { resolveWatch } from './resolve-watch.ts';
import type { WrittenEnvironment, WrittenWorkload } from './schema/environment-schema.ts';

const DEFAULT_EXPOSURE_WINDOW: Seconds = 7 * 86_400;

/** One workload with the promises of its tier, in seconds. */
export function resolveWorkload(
  written: WrittenEnvironment,
  name: string,
  positions: Record<string, SourceLocation>,
): Workload {
  const workload = written.workloads[name] as WrittenWorkload;
  const promises = applyTier(written, name, positions);
  const backup = backupOf(promises.backup);
  return {
    name,
    title: workload.title ?? name,
    owner: workload.owner,
    tier: workload.tier,
    importance: workload.importance ?? written.tiers[workload.tier]?.importance ?? '',
    select: {
      tags: workload.select.tags ?? {},
      arns: workload.select.arns ?? [],
      stacks: workload.select.stacks ?? [],
    },
    dependsOn: workload.dependsOn ?? [],
    minimumCapacity: defined<{ healthyTargets: number }>({
      healthyTargets: workload.minimumCapacity?.healthyTargets,
    }),
    objectives: objectivesOf(promises.objectives),
    ...(backup === undefined ? {} : { backup }),
    dns: (workload.dns ?? []).map(dnsOf),
    ...(workload.watch === undefined
      ? {}
      : { watch: Object.entries(workload.watch).map(([point, how]) => resolveWatch(point, how)) }),
    ...(workload.alarms === undefined ? {} : { alarms: alarmsOf(workload.alarms) }),
    ...(workload.rebuild === undefined ? {} : { rebuild: resolveRebuild(workload.rebuild) }),
  };
}

function alarmsOf(written: NonNullable<WrittenWorkload['alarms']>): NonNullable<Workload['alarms']> {
  return Object.fromEntries(
    DISRUPTIONS.flatMap((disruption) => {
      const names = written[disruption];
      return names === undefined ? [] : [[disruption, names]];
    }),
  );
}

function objectivesOf(written: Promises['objectives']): Objective[] {
  return DISRUPTIONS.flatMap((disruption) => {
    const objective = written?.[disruption];
    if (objective === undefined || objective === null) return [];
    const { rto, rpo, mtpd, demonstratedWithin, recover } = objective;
    return {
      disruption,
      ...defined<Omit<Objective, 'disruption'>>({
        rto: seconds(rto),
        rpo: seconds(rpo),
        mtpd: seconds(mtpd),
        demonstratedWithin: seconds(demonstratedWithin),
        recovery: recover === undefined || recover === null ? undefined : recoveryOf(recover),
      }),
    };
  });
}

type WrittenRecovery = NonNullable<
  NonNullable<NonNullable<NonNullable<Promises['objectives']>['az']>['recover']>
>;

function recoveryOf({ by, detect, decide, steps }: WrittenRecovery): Recovery {
  return {
    by,
    ...defined<{ detect: Seconds; decide: Seconds }>({ detect: seconds(detect), decide: seconds(decide) }),
    steps: (steps ?? []).map((step) => declared(step.what, step)),
  };
}

function backupOf(written: Promises['backup']): BackupPolicy | undefined {
  if (written === undefined || written === null) return undefined;
  const step = written.pointInTimeStep;
  return {
    exposureWindow: seconds(written.exposureWindow) ?? DEFAULT_EXPOSURE_WINDOW,
    copies: (written.copies ?? []).map(({ region, account }) => ({
      region,
      ...defined<{ account: string }>({ account }),
    })),
    immutable: written.immutable ?? false,
    encrypted: written.encrypted ?? false,
    ...defined<Omit<BackupPolicy, 'exposureWindow' | 'copies' | 'immutable' | 'encrypted'>>({
      every: seconds(written.every),
      retention: seconds(written.retention),
      key: written.key ?? undefined,
      restoreDemonstratedWithin: seconds(written.restoreDemonstratedWithin),
      pointInTimeStep: step === undefined || step === null ? undefined : declared('point-in-time step', step),
    }),
  };
}

function dnsOf({ name, type, propagation }: NonNullable<WrittenWorkload['dns']>[number]): DnsName {
  return propagation === undefined
    ? { name, type }
    : { name, type, propagation: declared('propagation', propagation) };
}

function declared(what: string, written: { takes: string; because: string }): DeclaredDuration {
  return { what, takes: seconds(written.takes) ?? 0, because: written.because };
}

/** The schema has refused whatever is not a duration. */
function seconds(written: string | null | undefined): Seconds | undefined {
  return written === undefined || written === null ? undefined : parseDuration(written);
}
