import type { Disruption } from '../environment/environment.ts';
import { factByArn } from '../estate/fact-by-arn.ts';
import { outlivesInstances } from '../estate/stores.ts';
import type { Store } from '../estate/store.ts';
import type { WorkloadView } from '../estate/workload-view.ts';
import type { EstimateTerm } from './objective-row.ts';

/**
 * Why a store loses nothing when an instance or a zone goes: a second copy that takes part in every write, or a disk that stays.
 * It is no backup, and says nothing about lost content. Undefined where there is no such thing.
 */
export function synchronousCopy(
  view: WorkloadView,
  store: Store,
  disruption: Disruption,
): EstimateTerm | undefined {
  if (disruption !== 'instance' && disruption !== 'az') return undefined;
  const nothing = (what: string, source: string) => ({
    what,
    seconds: 0,
    source: `${source} of ${store.arn}`,
  });
  const instance = factByArn(view.own('rds.instance'), store.arn);
  if (instance?.multiAz === true)
    return nothing('every write is on the standby too', 'rds:DescribeDBInstances MultiAZ');
  const cluster = factByArn(view.own('rds.cluster'), store.arn);
  if (cluster?.engine.startsWith('aurora') === true)
    return nothing('Aurora keeps every write in three zones', 'rds:DescribeDBClusters Engine');
  if (cluster?.multiAz === true)
    return nothing('every write is on a second member too', 'rds:DescribeDBClusters MultiAZ');
  const volume = factByArn(view.own('ec2.volume'), store.arn);
  if (disruption === 'instance' && volume !== undefined && outlivesInstances(volume))
    return nothing(
      'the volume stays when its instance goes',
      'ec2:DescribeVolumes Attachments.DeleteOnTermination',
    );
  return undefined;
}
