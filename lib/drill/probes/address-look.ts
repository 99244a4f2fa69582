import type { Look } from '../probe.ts';
import type { AddressFound } from './addresses.ts';

/** How a look ends that found no address: nothing was sent, but without an answer it is not known why. */
export function addressLook(found: Exclude<AddressFound, { kind: 'address' }>, host: string): Look {
  return found.kind === 'none'
    ? { end: 'failed', error: `no address for ${host}: ${found.rcode}`, value: { rcode: found.rcode } }
    : { end: 'unsure', error: `no name server answered for ${host}: ${found.error}` };
}
