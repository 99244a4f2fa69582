import { defined } from '../../base/defined.ts';
import { parseDuration, type Seconds } from '../../base/duration.ts';
import { formatIsoDuration } from '../../base/iso-duration.ts';
import type { Fault, FaultTarget, Scenario, ScenarioProbe, StopCondition } from '../scenario.ts';
import { fisAction } from './fis-actions.ts';
import { targetTypeOf } from './target-type.ts';

import type { WrittenScenario } from './scenario-schema.ts';

type WrittenFault = WrittenScenario['faults'][string];

/** Turns a valid file into the value that everybody else works with: seconds, defaults, FIS's own parameters. */
export function resolveScenario(written: WrittenScenario, source: Scenario['source']): Scenario {
  const { name, title, simulates, doesNot, disruption, steadyState, failback } = written;
  return {
    name,
    title,
    simulates,
    doesNot,
    disruption,
    requirements: written.requirements ?? [],
    controls: written.controls ?? [],
    firstOn: written.firstOn ?? 'sandbox',
    preconditions: written.preconditions ?? [],
    steadyState: { lasts: seconds(steadyState.lasts), stableFor: seconds(steadyState.stableFor) },
    faults: Object.entries(written.faults).map(([id, fault]) => faultOf(id, fault)),
    probes: Object.entries(written.probes).map(([id, probe]) => probeOf(id, probe)),
    expect: {
      objectives: written.expect.objectives,
      alarms: written.expect.alarms ?? [],
      events: written.expect.events ?? [],
      ...(written.expect.served === undefined ? {} : { served: servedOf(written.expect.served) }),
    },
    stopConditions: written.stopConditions.map(stopConditionOf),
    limit: seconds(written.limit),
    ...defined<Pick<Scenario, 'zoneId' | 'failback'>>({
      zoneId: written.zone,
      failback:
        failback === undefined ? undefined : { what: failback.what, within: seconds(failback.within) },
    }),
    source,
  };
}

function faultOf(id: string, written: WrittenFault): Fault {
  const action = fisAction(written.action);
  const type = targetTypeOf(written.action);
  const duration = written.duration === undefined ? undefined : seconds(written.duration);
  const length =
    action?.durationParameter === undefined || duration === undefined
      ? {}
      : { [action.durationParameter]: formatIsoDuration(duration) };
  return {
    id,
    action: written.action,
    what: written.what,
    ...(type === undefined ? {} : { target: targetOf(type, written.target) }),
    parameters: { ...written.parameters, ...length },
    startAfter: written.startAfter ?? [],
    optional: written.optional ?? false,
    ...defined<{ duration: Seconds }>({ duration }),
  };
}

function targetOf(resourceType: string, written: WrittenFault['target']): FaultTarget {
  return {
    resourceType,
    tags: written?.tags ?? {},
    filters: {},
    parameters: {},
    selectionMode: written?.select ?? 'ALL',
    within: written?.within ?? 'region',
    ...defined<Pick<FaultTarget, 'carrying'>>({ carrying: written?.carrying }),
  };
}

function servedOf(written: Readonly<Record<string, string>>): NonNullable<Scenario['expect']['served']> {
  return Object.entries(written).map(([probe, share]) => ({
    probe,
    share: Number(share.replace('%', '')) / 100,
  }));
}

function probeOf(id: string, written: WrittenScenario['probes'][string]): ScenarioProbe {
  const { kind, watches, every, timeout, vantage, decides } = written;
  return {
    id,
    kind,
    watches,
    every: seconds(every),
    timeout: seconds(timeout),
    vantage: vantage ?? 'here',
    decides: decides ?? false,
  };
}

function stopConditionOf({
  alarm,
  outage,
  longerThan,
}: WrittenScenario['stopConditions'][number]): StopCondition {
  if (alarm !== undefined) return { kind: 'alarm', name: alarm };
  return { kind: 'outage', probe: outage ?? '', longerThan: seconds(longerThan ?? '') };
}

/** The schema has refused whatever is not a duration. */
function seconds(written: string): Seconds {
  return parseDuration(written) ?? 0;
}
