import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { PlannedFault } from '../../lib/twin/planned-fault.ts';
import { type Running, startLandfall } from '../support/landfall.ts';

/** The embedded shop as a server of its own, at full pace, as any AWS-compatible server would be. */
export interface ShopTwin {
  readonly endpoint: string;
  /** Makes the faults of the server these, and no others. */
  strike(...faults: readonly PlannedFault[]): Promise<void>;
  close(): Promise<void>;
}

/** Starts `landfall twin` in a folder and waits until it is ready. */
export async function startShopTwin(cwd: string): Promise<ShopTwin> {
  const running = startLandfall(['twin', '--seed', 'sandbox'], { cwd });
  const endpoint = await endpointOf(running);
  return {
    endpoint,
    strike: async (...faults) => {
      await control(endpoint, 'DELETE');
      if (faults.length > 0) await control(endpoint, 'POST', faults);
    },
    close: async () => {
      running.kill('SIGTERM');
      const { code } = await running.ended;
      if (code !== 0) throw new Error(`landfall twin ended with ${code}`);
    },
  };
}

/** The declaration of the embedded shop, for a server that answers at this address and takes as long as AWS. */
export function shopDeclaration(endpoint: string, change: (text: string) => string = (text) => text): string {
  const text = readFileSync(new URL('../../environments/sandbox.yaml', import.meta.url), 'utf8')
    .replace('name: sandbox', 'name: shop')
    .replace('endpoint: embedded', `endpoint: ${endpoint}`)
    .replace('seed: sandbox\n', '')
    .replace('pace: 0.1\n', '')
    .replaceAll('rto: 30s', 'rto: 10m')
    // What it is written down in stays where it is: the declaration is put elsewhere.
    .replaceAll('path: iac/', `path: ${fileURLToPath(new URL('../../environments/iac/', import.meta.url))}`);
  return change(text);
}

async function endpointOf(running: Running): Promise<string> {
  await running.saying('"pid"');
  const [line = ''] = running.said().stdout.split('\n');
  return (JSON.parse(line) as { endpoint: string }).endpoint;
}

async function control(endpoint: string, method: string, body?: unknown): Promise<void> {
  const answer = await fetch(`${endpoint}/__twin/faults`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} faults: ${answer.status} ${await answer.text()}`);
}
