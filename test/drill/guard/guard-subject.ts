import type { GuardSubject } from '../../../lib/drill/guard/guard-subject.ts';
import type { Fault, Scenario } from '../../../lib/drill/scenario.ts';
import type { Consent } from '../../../lib/drill/guard/index.ts';
import type { Environment } from '../../../lib/environment/environment.ts';
import { environment, workload } from '../../support/declaration.ts';
import { fixedNow } from '../../support/fixed-now.ts';
import { type Fields, made } from '../../support/made.ts';

export const ACCOUNT = '111122223333';

/** An instance of the shop. */
export function instanceArn(id: string): string {
  return `arn:aws:ec2:eu-west-1:${ACCOUNT}:instance/${id}`;
}

/** Servers of a zone stop for five minutes. */
export function fault(fields: Fields<Fault> = {}): Fault {
  return made<Fault>(
    {
      id: 'stop-servers',
      action: 'aws:ec2:stop-instances',
      parameters: { startInstancesAfterDuration: 'PT5M' },
      duration: 300,
      startAfter: [],
    },
    fields,
  );
}

/** A zone is lost; an outage of the name ends it. */
export function scenario(fields: Fields<Scenario> = {}): Scenario {
  return made<Scenario>(
    {
      name: 'az-loss',
      title: 'A zone goes dark',
      simulates: 'the loss of a zone',
      doesNot: [],
      disruption: 'az',
      requirements: [],
      controls: [],
      firstOn: 'sandbox',
      preconditions: ['replication-in-sync'],
      steadyState: { lasts: 60, stableFor: 30 },
      faults: [fault()],
      probes: [],
      expect: { objectives: ['rto'], alarms: [], events: [] },
      stopConditions: [{ kind: 'outage', probe: 'name', longerThan: 60 }],
      limit: 1_500,
      source: { file: 'scenarios/az-loss.yaml', text: '', positions: {} },
    },
    fields,
  );
}

/** A consent of staging that lets az-loss through now. */
export function consent(fields: Fields<Consent> = {}): Consent {
  return made<Consent>(
    {
      stage: 'staging',
      scenarios: ['az-loss'],
      maximumTargets: 3,
      window: { from: '2026-11-24T09:00:00Z', until: '2026-11-24T17:00:00Z' },
      expires: '2026-12-01T00:00:00Z',
    },
    fields,
  );
}

/** A drill in a test environment that nothing speaks against; give what a test is about. */
export function subject(fields: Fields<GuardSubject> = {}): GuardSubject {
  return made<GuardSubject>(
    {
      environment: environment(),
      scenario: scenario(),
      workload: workload(),
      run: 'run-1',
      planSha256: 'b'.repeat(64),
      account: ACCOUNT,
      region: 'eu-west-1',
      identity: {
        arn: `arn:aws:sts::${ACCOUNT}:assumed-role/landfall-drill/landfall-test`,
        account: ACCOUNT,
      },
      now: fixedNow,
      consent: { kind: 'absent', where: 'parameter /landfall/consent' },
      approval: { kind: 'absent' },
      targets: [
        {
          fault: 'stop-servers',
          resourceType: 'aws:ec2:instance',
          arns: [instanceArn('i-1')],
          candidates: 3,
        },
      ],
      alarms: {},
      replication: [{ store: 'orders-db', inSync: true, why: 'its standby is in eu-west-1b' }],
      harness: { kind: 'elsewhere' },
      demonstrations: [
        { scenario: 'az-loss', workload: 'orders', stage: 'sandbox', run: 'run-0', at: fixedNow },
      ],
    },
    fields,
  );
}

/** The same environment on another stage, its scenarios declared. */
export function onStage(stage: Environment['stage'], fields: Fields<Environment> = {}): Environment {
  return environment({
    stage,
    safety: { maximumTargets: 5, maximumShare: 0.4, scenarios: ['az-loss'] },
    ...fields,
  });
}

/** A drill on staging that nothing speaks against. */
export function staged(fields: Fields<GuardSubject> = {}): GuardSubject {
  return subject({
    environment: onStage('staging'),
    consent: { kind: 'found', consent: consent(), where: 'parameter /landfall/consent' },
    ...fields,
  });
}
