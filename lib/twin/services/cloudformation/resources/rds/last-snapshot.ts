import type { Removal, ResourceCall } from '../resource-type.ts';

/** How a database is deleted: with a last snapshot where its policy asks for one. */
export function lastSnapshot(call: ResourceCall, { isSnapshotted }: Removal): object {
  return isSnapshotted
    ? { FinalDBSnapshotIdentifier: call.name({ longest: 63, isLowerCase: true }).replace('-', '-snapshot-') }
    : { SkipFinalSnapshot: true };
}
