import { LandfallError } from '../../base/errors.ts';
import {
  addresses,
  type AskDns,
  dnsProbe,
  httpProbe,
  sqlCanary,
  sqlReader,
  type SqlTarget,
  tcpProbe,
} from '../../drill/probes/index.ts';
import type { Probe } from '../../drill/probe.ts';
import type { Watched } from '../../drill/record/index.ts';
import type { Place } from '../../drill/scenario/index.ts';
import type { ScenarioProbe } from '../../drill/scenario.ts';
import type { WatchPoint } from '../../environment/environment.ts';
import { alarmProbe } from './alarm-probes.ts';
import { ownControlPlaneProbe } from './control-plane-probes.ts';
import type { DrillOptions } from './drill-options.ts';
import { storeEndpoint } from './store-endpoint.ts';

type SqlPoint = Extract<WatchPoint, { kind: 'sql' }>;

/** The probes of a drill. Each has a memory of addresses of its own, as clients have. */
export function drillProbes(options: DrillOptions, place: Place): readonly Watched[] {
  return options.fit.probes.map((probe) => ({
    probe: probeOf(probe, options, place),
    every: probe.every,
    timeout: probe.timeout,
  }));
}

/** The name under which a canary writes: rows of other probes, drills and runs mean nothing to it. */
export function writerOf(probe: ScenarioProbe, { run, scenario, fit, repetition = 1 }: DrillOptions): string {
  return `${run}/${scenario.name}/${fit.workload}/${probe.id}/${repetition}`;
}

/** Where a declared database is met, as the API says. Throws STORE_NOT_FOUND (guard). */
export function sqlTargetOf(point: SqlPoint, options: DrillOptions): SqlTarget {
  const { view, ask, clock } = options;
  const endpoint = storeEndpoint(point, view);
  const password = point.passwordFrom === undefined ? undefined : passwordIn(point.passwordFrom);
  return {
    host: endpoint.address,
    port: endpoint.port,
    database: point.database,
    table: point.table,
    user: point.user,
    ...(password === undefined ? {} : { password }),
    ...(options.isAws ? { tls: {} } : {}),
    addresses: addressesBy(ask, clock),
  };
}

function probeOf(probe: ScenarioProbe, options: DrillOptions, place: Place): Probe {
  const { ask, clock, view } = options;
  const point = view.workload.watch?.find(({ name }) => name === probe.watches);
  const common = { id: probe.id, vantage: probe.vantage };
  if (probe.kind === 'alarm') return alarmProbe({ ...common, name: probe.watches }, place, options);
  if (probe.kind === 'control-plane') return ownControlPlaneProbe(probe, options);
  if (point?.kind === 'http')
    return httpProbe({
      ...common,
      url: point.url,
      expectStatus: point.expectStatus,
      addresses: addressesBy(ask, clock),
    });
  if (point?.kind === 'tcp')
    return tcpProbe({ ...common, ...portOf(point, options), addresses: addressesBy(ask, clock) });
  if (point?.kind === 'dns') return dnsProbe({ ...common, record: point.record, type: point.type, ask });
  if (point?.kind === 'sql') {
    const target = sqlTargetOf(point, options);
    if (point.endpoint === undefined)
      return sqlCanary({ ...common, writer: writerOf(probe, options), target });
    return sqlReader({ ...common, writer: readWriter(probe, point, options), target });
  }
  throw new LandfallError('PROBE_UNWATCHABLE', 'harness', {
    what: `Probe "${probe.id}" has nothing to watch in workload "${view.workload.name}"`,
    fix: 'a scenario is fitted to a workload before it runs; please report this',
  });
}

/** Whose rows are read elsewhere: those that go into the same database by its writer, where a probe writes some. */
function readWriter(probe: ScenarioProbe, { store }: SqlPoint, options: DrillOptions): string {
  const { fit, view } = options;
  const writing = fit.probes.find(({ kind, watches }) => {
    const point = view.workload.watch?.find(({ name }) => name === watches);
    return kind === 'sql' && point?.kind === 'sql' && point.store === store && point.endpoint === undefined;
  });
  return writerOf(writing ?? probe, options);
}

function portOf(
  point: Extract<WatchPoint, { kind: 'tcp' }>,
  { view }: DrillOptions,
): { readonly host: string; readonly port: number } {
  if (!('store' in point)) return point;
  const { address, port } = storeEndpoint(point, view);
  return { host: address, port };
}

function addressesBy(ask: AskDns, clock: DrillOptions['clock']) {
  return addresses({ ask, clock });
}

function passwordIn(variable: string): string {
  const password = process.env[variable];
  if (password !== undefined && password !== '') return password;
  throw new LandfallError('PASSWORD_MISSING', 'guard', {
    what: `The password of the canary user is not there; nothing was broken`,
    where: `environment variable ${variable}`,
    expected: 'the password, as the declaration says by passwordFrom',
    fix: `set ${variable} where the drill runs`,
  });
}
