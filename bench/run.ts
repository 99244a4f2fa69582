import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type CountProxy, countProxy } from './count-proxy.ts';

// Landfall beside the bare SDK, over the same server, through a proxy that counts and adds latency: `npm run bench [N …]`.
// Prints ratios; asserts nothing about time. Calls are exact, and a difference is said.

const LATENCY_MS = 20;
const ROUNDS = 3;
const sizes = process.argv.slice(2).map(Number);

interface Sample {
  readonly seconds: number;
  readonly peakMiB: number;
  readonly calls: number;
  readonly repeated: number;
  readonly throttled: number;
  readonly byOperation: ReadonlyMap<string, number>;
  readonly answer: string;
}

for (const size of sizes.length === 0 ? [1_000, 5_000] : sizes) await measure(size);

async function measure(size: number): Promise<void> {
  const server = program('server.ts', [String(size)]);
  const proxy = await countProxy({ target: Number(await firstLine(server)), latencyMs: LATENCY_MS });
  try {
    const looks: Sample[] = [];
    const floors: Sample[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      floors.push(await sample('floor.ts', proxy, 0));
      looks.push(await sample('look.ts', proxy, 0));
    }
    print(size, looks, floors);
    const quiet = looks.at(-1);
    const troubled = await sample('look.ts', proxy, 0.2);
    say(
      `  at 20 % throttling: ${troubled.seconds.toFixed(1)} s, ${troubled.throttled} throttled, ${saw(troubled) === saw(quiet) ? 'the same facts, no gap' : `DIFFERENT: ${troubled.answer}`}`,
    );
  } finally {
    proxy.close();
    server.kill('SIGTERM');
  }
}

async function sample(file: string, proxy: CountProxy, throttle: number): Promise<Sample> {
  proxy.reset({ throttle });
  const start = performance.now();
  const child = program(file, [String(proxy.port)]);
  const answer = await firstLine(child);
  const seconds = (performance.now() - start) / 1_000;
  const { total, repeated, throttled, byOperation } = proxy.counts();
  const { peakMiB } = JSON.parse(answer) as { peakMiB: number };
  return { seconds, peakMiB, calls: total, repeated, throttled, byOperation, answer };
}

function saw(one: Sample | undefined): string {
  const { seen, gaps } = JSON.parse(one?.answer ?? '{}') as { seen?: unknown; gaps?: number };
  return JSON.stringify({ seen, gaps });
}

function print(size: number, looks: readonly Sample[], floors: readonly Sample[]): void {
  const ratio = (of: (one: Sample) => number): string => (median(looks, of) / median(floors, of)).toFixed(2);
  say(`${size} resources a kind, ${LATENCY_MS} ms a call, median of ${ROUNDS}`);
  say(
    `  calls ${looks[0]?.calls} against ${floors[0]?.calls}; repeated ${looks[0]?.repeated}, throttled ${looks[0]?.throttled}`,
  );
  for (const line of differences(looks[0]?.byOperation, floors[0]?.byOperation)) say(`    ${line}`);
  say(
    `  wall ${median(looks, (one) => one.seconds).toFixed(2)} s against ${median(floors, (one) => one.seconds).toFixed(2)} s: ${ratio((one) => one.seconds)} ×`,
  );
  say(
    `  peak ${median(looks, (one) => one.peakMiB).toFixed(0)} MiB against ${median(floors, (one) => one.peakMiB).toFixed(0)} MiB: ${ratio((one) => one.peakMiB)} ×`,
  );
}

/** Operations that the two call a different number of times. */
function differences(
  ours = new Map<string, number>() as ReadonlyMap<string, number>,
  floor: typeof ours = new Map(),
): string[] {
  return [...new Set([...ours.keys(), ...floor.keys()])]
    .filter((operation) => ours.get(operation) !== floor.get(operation))
    .map((operation) => `${operation}: ${ours.get(operation) ?? 0} against ${floor.get(operation) ?? 0}`);
}

function median(samples: readonly Sample[], of: (one: Sample) => number): number {
  return samples.map(of).toSorted((a, b) => a - b)[Math.floor(samples.length / 2)] ?? Number.NaN;
}

/** Runs the built form of a bench program, with keys that mean nothing outside the embedded AWS. */
function program(file: string, args: readonly string[]): ChildProcess {
  const path = fileURLToPath(
    new URL(file.replace(/\.ts$/, import.meta.url.endsWith('.ts') ? '.ts' : '.js'), import.meta.url),
  );
  const loader = path.endsWith('.ts') ? ['--import', 'tsx'] : [];
  const env = {
    ...process.env,
    AWS_ACCESS_KEY_ID: 'AKIA111122223333LAND',
    AWS_SECRET_ACCESS_KEY: 'embedded',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  };
  return spawn(process.execPath, [...loader, path, ...args], { env, stdio: ['ignore', 'pipe', 'inherit'] });
}

async function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) =>
      reject(new Error(`a bench program ended with exit code ${code} and said nothing`)),
    );
    if (child.stdout !== null) createInterface(child.stdout).once('line', resolve);
  });
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
