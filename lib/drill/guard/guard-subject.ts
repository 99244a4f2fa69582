import type { Instant } from '../../base/instant.ts';
import type { Environment, Stage, Workload } from '../../environment/environment.ts';
import type { ResolvedTarget } from '../nemeses/index.ts';
import type { Scenario } from '../scenario.ts';
import type { ApprovalReading } from './approval.ts';
import type { ConsentReading } from './consent.ts';
import type { HarnessPlace } from './harness-place.ts';

/** An earlier drill that brought a number, as a run folder tells it. */
export interface Demonstration {
  readonly scenario: string;
  readonly workload: string;
  readonly stage: Stage;
  readonly run: string;
  readonly at: Instant;
}

/** Whether the copies that a drill counts on are up to date. */
export interface Replication {
  /** The store, by name or ARN. */
  readonly store: string;
  /** `null`: nobody could see it. */
  readonly inSync: boolean | null;
  readonly why: string;
}

/** Everything by which a drill is let through or refused, before anything is changed. */
export interface GuardSubject {
  readonly environment: Environment;
  readonly scenario: Scenario;
  readonly workload: Workload;
  /** The run's id, and what was planned: what an approval signs. */
  readonly run: string;
  readonly planSha256: string;
  /** Where things would be broken. */
  readonly account: string;
  readonly region: string;
  /** Whom STS took the drill's credentials for; undefined = it was not told. */
  readonly identity: { readonly arn: string; readonly account: string } | undefined;
  /** The time as AWS keeps it. */
  readonly now: Instant;
  readonly consent: ConsentReading;
  readonly approval: ApprovalReading;
  readonly targets: readonly ResolvedTarget[];
  /** By alarm name, for the scenario's alarms and those of its stop conditions; one that is missing was not found. */
  readonly alarms: Readonly<Record<string, { readonly arn: string; readonly state: string }>>;
  readonly replication: readonly Replication[];
  /** Where this process runs. */
  readonly harness: HarnessPlace;
  /** The zone that the drill takes away, by its id. */
  readonly zoneId?: string;
  readonly demonstrations: readonly Demonstration[];
}
