import { type GuardSubject, harnessPlace, metadataService, readConsent } from '../../drill/guard/index.ts';
import { awsNow } from '../../drill/journal/index.ts';
import type { Place, Resolution } from '../../drill/scenario/index.ts';
import type { DrillOptions } from './drill-options.ts';
import { replicationOf } from './replication.ts';
import { stopAlarms } from './stop-alarms.ts';

/** Everything by which the guard lets a drill through, as it is at this moment. Only reads. */
export async function guardSubjectOf(
  options: DrillOptions,
  place: Place,
  resolution: Resolution,
): Promise<GuardSubject> {
  const { environment, scenario, view, aws, clock } = options;
  const [consent, alarms, harness] = await Promise.all([
    readConsent(aws, environment, place),
    stopAlarms(scenario, aws, place),
    options.isAws ? harnessPlace(metadataService()) : ({ kind: 'elsewhere' } as const),
  ]);
  const identity = aws.accounts.find(({ account }) => account === place.account)?.identity;
  return {
    environment,
    scenario: { ...scenario, stopConditions: options.fit.stopConditions, probes: options.fit.probes },
    workload: view.workload,
    run: options.run,
    planSha256: options.planSha256,
    ...place,
    identity,
    now: awsNow(aws, clock),
    consent,
    approval: options.approval,
    targets: resolution.targets,
    alarms,
    replication: replicationOf(view),
    harness,
    ...(resolution.zone === null ? {} : { zoneId: resolution.zone.id }),
    demonstrations: options.demonstrations,
  };
}
