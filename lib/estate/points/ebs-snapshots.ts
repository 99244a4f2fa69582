import type { Instant } from '../../base/instant.ts';
import type { Ec2Snapshot } from '../../inventory/facts.ts';
import type { RecoveryPoint } from '../recovery-point.ts';
import type { Store } from '../store.ts';
import { madePoint } from './made-point.ts';
import type { SourceIndex } from './source-index.ts';

/** Snapshots of a volume. A copy names no volume: it is met only where AWS Backup made it and knows what it copied. */
export function ebsSnapshotPoints(index: SourceIndex, store: Store, now: Instant): RecoveryPoint[] {
  return (index.ebs.get(store.id) ?? []).map((one) => ebsSnapshotPoint(index, store, one, now));
}

function ebsSnapshotPoint(
  index: SourceIndex,
  store: Store,
  snapshot: Ec2Snapshot,
  now: Instant,
): RecoveryPoint {
  const { arn, dataTime, completedAt, account, region, encrypted, keyArn } = snapshot;
  const automatic = isMadeByLifecycle(snapshot);
  return madePoint(index, now, {
    arn,
    storeArn: store.arn,
    source: 'ebs-snapshot',
    form: 'snapshot',
    automatic,
    // What a lifecycle made, a lifecycle deletes.
    ...(automatic ? { keptUntold: true } : {}),
    dataTime,
    availableAt: completedAt,
    account,
    region,
    encrypted,
    keyArn,
    badStatus: badStatus(snapshot),
    oddStatus: STATES.has(snapshot.state) ? undefined : snapshot.state,
    fact: { kind: 'ec2.snapshot', arn },
  });
}

/** AWS Backup and Data Lifecycle Manager leave their marks on what they make. */
function isMadeByLifecycle({ tags, description }: Ec2Snapshot): boolean {
  return (
    Object.keys(tags).some((key) => key.startsWith('aws:dlm:') || key.startsWith('aws:backup:')) ||
    description.includes('AWS Backup') ||
    description.startsWith('Created for policy: policy-')
  );
}

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Snapshot.html */
const STATES: ReadonlySet<string> = new Set(['pending', 'completed', 'error', 'recoverable', 'recovering']);

function badStatus({ state, storageTier }: Ec2Snapshot): string | undefined {
  if (state !== 'completed' && STATES.has(state)) return `it is ${state}`;
  return storageTier === 'archive'
    ? 'it is in the archive tier and takes up to 72 h to come back'
    : undefined;
}
