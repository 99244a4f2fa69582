import { LandfallError } from '../../base/errors.ts';
import type { StoreEndpoint } from '../../environment/environment.ts';
import type { WorkloadView } from '../../estate/index.ts';

/** Where clients reach a database. */
export interface Endpoint {
  readonly address: string;
  readonly port: number;
}

/** What of a watch point says which endpoint is meant. */
export interface StorePoint {
  readonly name: string;
  readonly store: string;
  readonly endpoint?: StoreEndpoint;
}

/** The endpoint of a workload's database that is to be watched, as the API tells it. Throws STORE_NOT_FOUND (guard). */
export function storeEndpoint(
  { name, store, endpoint = 'writer' }: StorePoint,
  view: Pick<WorkloadView, 'own' | 'all'>,
): Endpoint {
  const known = endpointsOf(endpoint, view);
  const found = known.find(({ id, at }) => id === store && at !== undefined)?.at;
  if (found !== undefined) return found;
  const ids = known.flatMap(({ id, at }) => (at === undefined ? [] : [id]));
  throw new LandfallError('STORE_NOT_FOUND', 'guard', {
    what: `Watch point "${name}" names ${WORDS[endpoint]} of the database ${store}, which was not read; nothing was broken`,
    expected: ids.length === 0 ? `a database of the workload with such an endpoint` : ids.join(', '),
    got: store,
    fix: 'name a database that belongs to the workload and for which the API lists that endpoint',
  });
}

const WORDS: Readonly<Record<StoreEndpoint, string>> = {
  writer: "the writer's endpoint",
  reader: "the readers' endpoint",
  proxy: 'the proxy',
};

interface Known {
  readonly id: string;
  readonly at?: Endpoint | undefined;
}

function endpointsOf(endpoint: StoreEndpoint, view: Pick<WorkloadView, 'own' | 'all'>): readonly Known[] {
  const clusters = view.own('rds.cluster');
  if (endpoint === 'reader') return clusters.map(({ id, readerEndpoint }) => ({ id, at: readerEndpoint }));
  const stores = [...view.own('rds.instance'), ...clusters];
  if (endpoint === 'writer') return stores.map(({ id, endpoint: at }) => ({ id, at }));
  return stores.map(({ id, account, region }) => ({
    id,
    at: view
      .all('rds.proxy')
      .find((proxy) => proxy.account === account && proxy.region === region && proxy.targets?.includes(id))
      ?.endpoint,
  }));
}
