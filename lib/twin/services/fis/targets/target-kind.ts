import type { CallContext } from '../../../service.ts';
import type { TagMap } from '../../../world/tags.ts';

/** A type of resource that actions meet, and how its resources are found. */
export interface TargetKind {
  readonly resourceType: string;
  readonly description: string;
  /** Target parameters: what for, and whether a resource is meant by a value. */
  readonly parameters: Readonly<Record<string, TargetParameter>>;
  /** FIS finds these by tags alone, never by ARN. */
  readonly byTagsOnly?: true;
  list(context: CallContext): readonly Candidate[];
}

/** A way to choose among the resources of a type beside ARNs, tags and filters. */
export interface TargetParameter {
  readonly description: string;
  readonly required?: true;
  matches(candidate: Candidate, value: string, context: CallContext): boolean;
}

/** A resource that may be meant. */
export interface Candidate {
  readonly arn: string;
  readonly tags: TagMap;
  /** As its describe operation shows it: filters name paths in it. */
  readonly description: unknown;
  /** Names of the zones that it (a cluster's writer) is in. */
  readonly zones: readonly string[];
}
