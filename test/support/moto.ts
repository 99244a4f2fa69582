import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

/** Another AWS-compatible server, running. */
export interface Moto {
  readonly endpoint: string;
  readonly close: () => Promise<void>;
}

/** Starts moto, in a process group of its own, since the command may be a shim that starts the server beneath it. */
export async function startMoto(cwd: string): Promise<Moto> {
  const port = await freePort();
  const server = spawn('moto_server', ['-H', '127.0.0.1', '-p', String(port)], {
    cwd,
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const close = async (): Promise<void> => {
    if (server.exitCode !== null || server.pid === undefined) return;
    const ended = once(server, 'close');
    process.kill(-server.pid, 'SIGTERM');
    await ended;
  };
  try {
    await untilRunning(server);
  } catch (error) {
    await close();
    throw error;
  }
  return { endpoint: `http://127.0.0.1:${port}`, close };
}

function untilRunning(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    server.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('Running on')) resolve();
    });
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`moto_server ended with ${code}: ${said}`)));
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
