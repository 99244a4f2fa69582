import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeTemplates } from './many-templates.ts';

// A thousand templates read and analysed on one core, and cfn-lint beside it where it is installed: `npm run bench:templates [N]`.
// Prints ratios; asserts nothing about time. cfn-lint looks at a sample, and its time for all is extrapolated, which is said.

const COUNT = Number(process.argv[2] ?? 1_000);
const SAMPLE = 24;
const ROUNDS = 3;
const ceiling = { seconds: 30, peakMiB: 300 };

interface Look {
  readonly units: number;
  readonly refused: number;
  readonly sick: number;
  readonly findings: number;
  readonly readSeconds: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMiB: number;
}

const folder = mkdtempSync(join(tmpdir(), 'landfall-templates-'));
try {
  const bytes = writeTemplates(folder, COUNT);
  const looks = Array.from({ length: ROUNDS }, () => look()).sort((a, b) => a.wall - b.wall);
  const middle = looks[Math.floor(ROUNDS / 2)];
  if (middle !== undefined) tell(middle, bytes);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function look(): Look & { wall: number } {
  const program = fileURLToPath(new URL('templates-look.js', import.meta.url));
  const { seconds, stdout } = timed(process.execPath, [program, folder]);
  return { ...(JSON.parse(stdout) as Look), wall: seconds };
}

function tell(one: Look & { wall: number }, bytes: number): void {
  say(
    `${one.units} templates, ${(bytes / COUNT / 1_000).toFixed(1)} KB each, half YAML, half JSON; ${one.refused} refused; ${one.findings} findings in ${one.sick} of them`,
  );
  say(
    `on ${hasTaskset() ? 'one core (taskset)' : 'as many cores as there are'}, median of ${ROUNDS}, program start included`,
  );
  say(
    `  wall ${one.wall.toFixed(2)} s: ${(one.wall / ceiling.seconds).toFixed(2)} of the ${ceiling.seconds} s that are allowed (reading ${one.readSeconds.toFixed(2)} s, traps and telling ${(one.seconds - one.readSeconds).toFixed(2)} s, CPU ${one.cpuSeconds.toFixed(2)} s)`,
  );
  say(
    `  peak ${one.peakMiB.toFixed(0)} MiB: ${(one.peakMiB / ceiling.peakMiB).toFixed(2)} of the ${ceiling.peakMiB} MiB that are allowed`,
  );
  beside(one.wall / COUNT, one.wall);
}

function beside(own: number, wall: number): void {
  if (spawnSync('cfn-lint', ['--version']).status !== 0) {
    say('  cfn-lint is not installed: nothing to set it beside');
    return;
  }
  const files = readdirSync(folder).sort().slice(0, SAMPLE);
  const start = lint(files.slice(0, 1));
  const all = lint(files);
  const each = (all - start) / (files.length - 1);
  const extrapolated = start + each * (COUNT - 1);
  say(
    `  cfn-lint, same core: ${start.toFixed(1)} s for one, ${all.toFixed(1)} s for ${files.length}: ${(each * 1_000).toFixed(0)} ms each against ${(own * 1_000).toFixed(2)} ms: ${(each / own).toFixed(0)} ×`,
  );
  say(
    `  for all ${COUNT} that makes ${extrapolated.toFixed(0)} s (extrapolated from ${files.length}, not measured) against ${wall.toFixed(2)} s: ${(extrapolated / wall).toFixed(0)} ×`,
  );
}

/** Its exit code tells what it found, and says nothing about its time. */
function lint(files: readonly string[]): number {
  return timed(
    'cfn-lint',
    files.map((file) => join(folder, file)),
  ).seconds;
}

function timed(program: string, args: readonly string[]): { seconds: number; stdout: string } {
  const start = performance.now();
  const options = { encoding: 'utf8', maxBuffer: 1 << 28 } as const;
  const { stdout, error } = hasTaskset()
    ? spawnSync('taskset', ['-c', '0', program, ...args], options)
    : spawnSync(program, args, options);
  if (error !== undefined) throw error;
  return { seconds: (performance.now() - start) / 1_000, stdout };
}

function hasTaskset(): boolean {
  return spawnSync('taskset', ['--version']).status === 0;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
