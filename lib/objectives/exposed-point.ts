import type { Instant } from '../base/instant.ts';
import type { FactKinds } from '../inventory/facts.ts';
import type { ExposurePoint } from '../estate/exposure.ts';
import { factByArn } from '../estate/fact-by-arn.ts';
import type { RecoveryPoint } from '../estate/recovery-point.ts';
import type { Store } from '../estate/store.ts';
import type { WorkloadView } from '../estate/workload-view.ts';
import { dataSource, readySource } from './data-source.ts';

/** A recovery point whose moment is known. */
export type Dated = RecoveryPoint & { readonly dataTime: Instant };

/** A point of an exposure, with the API fields that its times were read from. */
export interface ExposedPoint extends ExposurePoint {
  readonly dataSource: string;
  readonly readySource: string;
}

/** A recovery point as exposure sees it. */
export function exposedPoint(point: Dated): ExposedPoint {
  const { arn, dataTime, availableAt } = point;
  const sources = { dataSource: dataSource(point), readySource: readySource(point) };
  return { arn, dataTime, ...(availableAt === undefined ? {} : { availableAt }), ...sources };
}

/** The moment a store was made stands for a point: before it there was nothing to lose. */
export function birthOf(view: WorkloadView, { kind, arn }: Store): ExposedPoint | undefined {
  const at = createdAt(view, kind, arn);
  if (at === undefined) return undefined;
  const source = `${CREATION[kind]} of ${arn}`;
  return { arn, dataTime: at, availableAt: at, dataSource: source, readySource: source };
}

function createdAt(view: WorkloadView, kind: Store['kind'], arn: string): Instant | undefined {
  return factByArn<FactKinds[Store['kind']]>(view.own(kind), arn)?.createdAt;
}

const CREATION: Readonly<Record<Store['kind'], string>> = {
  'rds.instance': 'rds:DescribeDBInstances InstanceCreateTime',
  'rds.cluster': 'rds:DescribeDBClusters ClusterCreateTime',
  'ec2.volume': 'ec2:DescribeVolumes CreateTime',
};
