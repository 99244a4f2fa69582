import type { Seconds } from '../../base/duration.ts';
import { LandfallError } from '../../base/errors.ts';
import type { Probe } from '../../drill/probe.ts';
import { observedProbe, type ObservedProbeOptions } from '../../drill/probes/index.ts';
import type { Watched } from '../../drill/record/index.ts';
import type { ScenarioProbe } from '../../drill/scenario.ts';
import type { DrillOptions } from './drill-options.ts';
import { readDatabases } from './read-databases.ts';
import { healthChecksOf, readHealthChecks } from './read-health-checks.ts';

/** What AWS says of itself, by the probe that asks: which zone and writer a database has, and what health checks have found. */
export const CONTROL_PLANE = { databases: 'databases', healthChecks: 'health-checks' } as const;

/** Half a second for each call: within the ceilings of RDS and Route 53. */
const EVERY: Seconds = 0.5;
const TIMEOUT: Seconds = 5;

/** The probes of what the control plane says of a workload; none for what it does not have. They decide nothing. */
export function controlPlaneProbes(options: DrillOptions): readonly Watched[] {
  return Object.values(CONTROL_PLANE).flatMap((watches) => {
    const asked = askedOf(watches, options);
    if (asked === undefined || asked.calls === 0) return [];
    const probe = controlPlaneProbe({ id: watches, vantage: 'here', read: asked.read });
    return [{ probe, every: EVERY * asked.calls, timeout: TIMEOUT }];
  });
}

/** A probe of the scenario's own that asks the control plane. Throws PROBE_UNWATCHABLE (guard) for what nobody knows how to ask. */
export function ownControlPlaneProbe({ id, vantage, watches }: ScenarioProbe, options: DrillOptions): Probe {
  const asked = askedOf(watches, options);
  if (asked !== undefined) return controlPlaneProbe({ id, vantage, read: asked.read });
  throw new LandfallError('PROBE_UNWATCHABLE', 'guard', {
    what: `Probe "${id}" asks for what nobody knows how to ask of AWS; nothing was broken`,
    where: `scenario "${options.scenario.name}"`,
    expected: Object.values(CONTROL_PLANE).join(' or '),
    got: watches,
    fix: 'watch one of those; they, and the capacity, are watched in every drill anyway',
  });
}

interface Asked {
  readonly calls: number;
  readonly read: () => Promise<unknown>;
}

function askedOf(watches: string, options: DrillOptions): Asked | undefined {
  const { view, aws } = options;
  if (watches === CONTROL_PLANE.databases) {
    const calls = view.own('rds.instance').length + view.own('rds.cluster').length;
    return { calls, read: () => readDatabases(view, aws) };
  }
  if (watches !== CONTROL_PLANE.healthChecks) return undefined;
  const checks = healthChecksOf(options);
  return { calls: checks.length, read: () => readHealthChecks(checks, aws) };
}

function controlPlaneProbe(options: Omit<ObservedProbeOptions, 'kind'>): Probe {
  return observedProbe({ ...options, kind: 'control-plane' });
}
