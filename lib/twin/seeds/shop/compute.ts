import type { Founder } from '../founder.ts';
import { balance, type FoundedBalancer } from './balancer.ts';
import type { ShopNetwork } from './networks.ts';
import { HOME, REFUGE } from './places.ts';
import { attachVolumes, type FoundedFleet, launchFleet, type WebFleet } from './web-fleet.ts';

/** The web servers of the shop: three where it runs, two of each workload where it would come back. */
const FLEETS: readonly Omit<WebFleet, 'group'>[] = [
  { workload: 'orders', region: HOME, name: 'orders-web', zones: ['a', 'b', 'c'] },
  { workload: 'orders', region: REFUGE, name: 'orders-web-dr', zones: ['a', 'b'] },
  { workload: 'catalogue', region: HOME, name: 'catalogue-web', zones: ['a', 'b', 'c'], dataGiB: 50 },
  { workload: 'catalogue', region: REFUGE, name: 'catalogue-web-dr', zones: ['a', 'b'] },
];

/** A fleet that runs behind its load balancer. */
export type RunningFleet = WebFleet & FoundedFleet & FoundedBalancer;

/** Launches every fleet, and puts them behind their load balancers once `wait` has let the servers start. */
export async function foundCompute(
  founder: Founder,
  networks: readonly ShopNetwork[],
  wait: () => void,
): Promise<readonly RunningFleet[]> {
  const launched: (WebFleet & FoundedFleet)[] = [];
  for (const plan of FLEETS) {
    const network = networks.find(({ region }) => region === plan.region);
    const fleet = { ...plan, group: network?.webGroup ?? '' };
    launched.push({ ...fleet, ...(await launchFleet(founder, fleet)) });
  }
  wait();
  const running: RunningFleet[] = [];
  for (const fleet of launched) {
    await attachVolumes(founder, fleet, fleet);
    running.push({ ...fleet, ...(await balance(founder, fleet, fleet)) });
  }
  return running;
}
