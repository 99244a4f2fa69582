import { readConsent, rebuildRefusals, type Refusal } from '../../drill/guard/index.ts';
import { awsNow } from '../../drill/journal/index.ts';
import type { DrillOptions } from '../drill/drill-options.ts';
import type { CleanPlace } from './rebuild-place.ts';

/** Every reason not to make anything in a clean account: place, declaration, consent, approval, lower stage, freeze. Only reads. */
export async function rebuildGuard(options: DrillOptions, place: CleanPlace): Promise<readonly Refusal[]> {
  const { environment, scenario, view, aws, clock } = options;
  return rebuildRefusals({
    environment,
    scenario,
    workload: view.workload,
    run: options.run,
    planSha256: options.planSha256,
    account: place.account,
    region: place.region,
    identity: aws.accounts.find(({ account }) => account === place.account)?.identity,
    now: awsNow(aws, clock),
    consent: await readConsent(aws, environment, place),
    approval: options.approval,
    targets: [],
    alarms: {},
    replication: [],
    harness: { kind: 'elsewhere' },
    demonstrations: options.demonstrations,
  });
}
