import { INSTANCE_FAILOVER } from '../../services/rds/failover-times.ts';
import { clusterRows } from '../../services/rds/cluster-row.ts';
import { clusterFailoverTimes, ClusterStory } from '../../services/rds/cluster-story.ts';
import { InstanceStory } from '../../services/rds/instance-story.ts';
import type { Place } from '../../world/tags.ts';
import type { World } from '../../world/world.ts';
import type { Seconds } from '../../../base/duration.ts';

/** What kind of database it is to RDS, and under which identifier. */
export interface DatabaseIdentity {
  readonly place: Place;
  readonly id: string;
  readonly of: 'instance' | 'cluster';
}

/** One moment of a failover, in seconds of AWS after it began, and what RDS says at it. */
export interface Told {
  readonly at: Seconds;
  readonly tell: () => void;
}

/** How a failover goes: when the old primary falls silent, when the new one serves, and what RDS says when. */
export interface FailoverScript {
  readonly hangs: Seconds;
  readonly serves: Seconds;
  /** When the old primary's address begins to refuse instead of being silent. */
  readonly refuses: Seconds;
  readonly told: readonly Told[];
}

/** What RDS can say of a database. */
export function storyOf(world: World, { place, id, of }: DatabaseIdentity): ClusterStory | InstanceStory {
  return of === 'cluster' ? new ClusterStory(world, place, id) : new InstanceStory(world, place, id);
}

/** The script of a failover to a member that may become known on the way; one that nobody asked for has no lead time. */
export function failoverScript(
  world: World,
  identity: DatabaseIdentity,
  target: () => string,
  isAsked: boolean,
): FailoverScript {
  const { place, id, of } = identity;
  if (of === 'instance') return instanceScript(new InstanceStory(world, place, id), isAsked);
  const times = clusterFailoverTimes(clusterRows(world, place).get(id));
  return clusterScript(new ClusterStory(world, place, id), times, target);
}

/** Whether its primary is simply ended when it is to fail over, as RDS does it with Multi-AZ DB clusters, instead of handing over. */
export function isEndedFirst(world: World, { place, id, of }: DatabaseIdentity): boolean {
  return of === 'cluster' && clusterRows(world, place).get(id)?.DBClusterInstanceClass !== undefined;
}

function instanceScript(story: InstanceStory, isAsked: boolean): FailoverScript {
  const lead = isAsked ? 0 : INSTANCE_FAILOVER.started;
  const at = (moment: keyof typeof INSTANCE_FAILOVER) => INSTANCE_FAILOVER[moment] - lead;
  return {
    hangs: at('hangs'),
    serves: at('serves'),
    refuses: at('oldRestarted'),
    told: [
      { at: 0, tell: () => story.rebooting() },
      { at: at('started'), tell: () => story.failoverStarted() },
      { at: at('restarted'), tell: () => story.restarted() },
      { at: at('oldRestarted'), tell: () => story.restarted() },
      { at: at('completed'), tell: () => story.failoverCompleted() },
      { at: at('zonesSwapped'), tell: () => story.zonesSwapped() },
    ],
  };
}

function clusterScript(
  story: ClusterStory,
  { hangs, serves, writerFlips, completed }: ReturnType<typeof clusterFailoverTimes>,
  target: () => string,
): FailoverScript {
  return {
    hangs,
    serves,
    refuses: hangs,
    told: [
      { at: 0, tell: () => story.failingOver() },
      // Whom it comes to is only known once the primary is gone.
      { at: hangs, tell: () => story.started(target()) },
      { at: writerFlips, tell: () => story.writerIs(target()) },
      { at: completed, tell: () => story.completed(target()) },
    ],
  };
}
