/** How one resource stood when it was looked at: plain JSON, so that another process can compare. */
export type ResourceState =
  | { readonly kind: 'instance'; readonly arn: string; readonly state: string }
  | { readonly kind: 'subnet'; readonly arn: string; readonly acl: string }
  | {
      readonly kind: 'database';
      readonly arn: string;
      readonly status: string;
      readonly multiAz: boolean;
      readonly standby: boolean;
    }
  | { readonly kind: 'cluster'; readonly arn: string; readonly status: string; readonly members: number }
  | { readonly kind: 'cache'; readonly arn: string; readonly status: string; readonly members: number }
  | { readonly kind: 'cache-node'; readonly arn: string; readonly status: string };

/** What is not as it was, in words; undefined when nothing is. A standby may have swapped places with its primary. */
export function difference(was: ResourceState, now: ResourceState | undefined): string | undefined {
  if (now === undefined) return 'is not there any more';
  if (was.kind === 'instance' && now.kind === 'instance')
    return was.state === now.state ? undefined : `is ${now.state}, was ${was.state}`;
  if (was.kind === 'subnet' && now.kind === 'subnet')
    return was.acl === now.acl ? undefined : `has the network ACL ${now.acl}, had ${was.acl}`;
  if (was.kind === 'database' && now.kind === 'database') return databaseDifference(was, now);
  if (was.kind === 'cluster' && now.kind === 'cluster') return clusterDifference(was, now);
  if (was.kind === 'cache' && now.kind === 'cache') return clusterDifference(was, now);
  if (was.kind === 'cache-node' && now.kind === 'cache-node') return statusDifference(was, now);
  return `is of the kind ${now.kind}, was ${was.kind}`;
}

type Database = Extract<ResourceState, { kind: 'database' }>;
type Cluster = Extract<ResourceState, { kind: 'cluster' | 'cache' }>;

function databaseDifference(was: Database, now: Database): string | undefined {
  if (was.status !== now.status) return `is ${now.status}, was ${was.status}`;
  if (was.multiAz !== now.multiAz) return now.multiAz ? 'is Multi-AZ, was not' : 'is not Multi-AZ any more';
  return was.standby && !now.standby ? 'has no standby any more' : undefined;
}

function clusterDifference(was: Cluster, now: Cluster): string | undefined {
  const status = statusDifference(was, now);
  if (status !== undefined) return status;
  return was.members === now.members ? undefined : `has ${now.members} members, had ${was.members}`;
}

function statusDifference(
  was: { readonly status: string },
  now: { readonly status: string },
): string | undefined {
  return was.status === now.status ? undefined : `is ${now.status}, was ${was.status}`;
}
