import { connect } from 'node:net';
import { messageOf } from '../../base/errors.ts';
import type { Look, Probe } from '../probe.ts';
import { addressLook } from './address-look.ts';
import type { Addresses } from './addresses.ts';

export interface TcpProbeOptions {
  readonly id: string;
  readonly vantage: string;
  readonly host: string;
  readonly port: number;
  readonly addresses: Addresses;
}

/**
 * Opens a connection and closes it. It tells whether something accepts connections, not whether anything answers over them: a
 * proxy in front of a dead service looks well.
 */
export function tcpProbe({ id, vantage, host, port, addresses }: TcpProbeOptions): Probe {
  return {
    id,
    kind: 'tcp',
    vantage,
    look: async (signal) => {
      const found = await addresses.next(host, signal);
      return found.kind === 'address' ? opened(found.address, port, signal) : addressLook(found, host);
    },
    close: () => Promise.resolve(),
  };
}

function opened(address: string, port: number, signal: AbortSignal): Promise<Look> {
  return new Promise((resolve) => {
    const socket = connect({ host: address, port, signal });
    socket.once('connect', () => {
      socket.destroy();
      resolve({ end: 'ok', value: { address } });
    });
    socket.once('error', (error) =>
      resolve({ end: signal.aborted ? 'unsure' : 'failed', value: { address }, error: messageOf(error) }),
    );
  });
}
