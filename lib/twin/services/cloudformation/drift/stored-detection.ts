import type {
  PropertyDifference,
  StackDriftDetectionStatus,
  StackDriftStatus,
  StackResourceDriftStatus,
} from '@aws-sdk/client-cloudformation';
import type { Instant } from '../../../../base/instant.ts';
import type { ValueMap } from '../../../../syntax/index.ts';
import type { Place } from '../../../world/tags.ts';
import type { World } from '../../../world/world.ts';

/** One drift detection. */
export interface StoredDetection {
  readonly id: string;
  readonly stackArn: string;
  /** Only these resources; all when absent. */
  readonly logicalIds?: readonly string[];
  readonly status: StackDriftDetectionStatus;
  readonly reason?: string;
  readonly drift?: StackDriftStatus;
  readonly drifted?: number;
  readonly begunAt: Instant;
  readonly readyAt: Instant;
  readonly principalArn: string;
  readonly accessKeyId: string;
}

/** What the last detection found of one resource. */
export interface StoredResourceDrift {
  readonly stackArn: string;
  readonly logicalId: string;
  readonly physicalId: string;
  readonly type: string;
  readonly status: StackResourceDriftStatus;
  readonly expected?: ValueMap;
  readonly actual?: ValueMap;
  readonly differences: readonly PropertyDifference[];
  readonly at: Instant;
}

declare module '../../../world/world.ts' {
  interface Tables {
    /** By id. */
    'cloudformation.detection': StoredDetection;
    /** By stack ARN and logical id. */
    'cloudformation.resource-drift': StoredResourceDrift;
  }
}

type Somewhere = Place & { readonly world: World };

/** The drift detections of one account and Region. */
export function detectionsOf({ world, account, region }: Somewhere): Map<string, StoredDetection> {
  return world.table('cloudformation.detection', account, region);
}

/** What was found of the resources of one account and Region. */
export function resourceDriftsOf({ world, account, region }: Somewhere): Map<string, StoredResourceDrift> {
  return world.table('cloudformation.resource-drift', account, region);
}
