import { AddressBlock, BLOCKS } from './address-block.ts';
import type { NameServer } from './dns/name-server.ts';
import { unavailable } from './unavailable.ts';

/**
 * Takes the first block of addresses whose name server's address is free: whoever listens there has the whole block, and lets
 * it go when its process ends, however it ends. Each data plane begins to look somewhere else.
 */
export async function claimBlock(makeServer: (block: AddressBlock) => NameServer): Promise<{
  readonly addresses: AddressBlock;
  readonly nameServer: NameServer;
}> {
  const count = BLOCKS.last - BLOCKS.first + 1;
  for (let index = 0; index < count; index += 1) {
    const addresses = new AddressBlock(BLOCKS.first + ((process.pid + index) % count));
    const nameServer = makeServer(addresses);
    try {
      await nameServer.listen(addresses.nameServer);
      return { addresses, nameServer };
    } catch (error) {
      await nameServer.close();
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'EADDRINUSE') throw error;
    }
  }
  throw unavailable(
    `no free block of addresses among ${count}`,
    'end the embedded AWSs that are no longer used',
  );
}
