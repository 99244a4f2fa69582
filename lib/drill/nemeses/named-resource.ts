import { parseArn } from '../../base/arn.ts';
import type { ResourceState } from './resource-state.ts';

/** A resource by its ARN and the id that its service calls it by. */
export interface Named {
  readonly arn: string;
  readonly id: string;
}

/** What kind of resource an ARN names; undefined for one that nobody here can describe. */
export function kindOf(arn: string): ResourceState['kind'] | undefined {
  const { service, resource } = parseArn(arn) ?? { service: '', resource: '' };
  if (service === 'ec2' && resource.startsWith('instance/')) return 'instance';
  if (service === 'ec2' && resource.startsWith('subnet/')) return 'subnet';
  if (service === 'rds' && resource.startsWith('db:')) return 'database';
  if (service === 'elasticache' && resource.startsWith('replicationgroup:')) return 'cache';
  if (service === 'elasticache' && resource.startsWith('cluster:')) return 'cache-node';
  return service === 'rds' && resource.startsWith('cluster:') ? 'cluster' : undefined;
}

/** `i-0abc` of `…:instance/i-0abc`, `orders-db` of `…:db:orders-db`. */
export function idOf(arn: string): string {
  return /[^/:]*$/.exec(arn)?.[0] ?? arn;
}
