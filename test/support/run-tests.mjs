// `npm test`: two mochas side by side, because drills mostly wait. What is most easily disturbed comes last, when the other one has
// ended. With arguments there is one mocha, which takes them. Ends with one line `N passed, N failed` for both.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';

const MOCHA = createRequire(import.meta.url).resolve('mocha/bin/mocha.js');
const CONFIG = ['--config', 'test/.mocharc.json'];
const DRILLS = [
  'drills-sick',
  'drills-cache',
  'drills-killed',
  'rebuild',
  'drills',
  'drills-truth',
  'drills-suite',
].map((name) => `test/end-to-end/${name}.test.ts`);
const COMMON = ['--require', 'test/support/quiet-sdk.cjs', '--node-option', 'import=tsx'];
const REPORT = [
  '--reporter',
  'test/support/closing-line-reporter.cjs',
  '--timeout',
  '30000',
  '--forbid-only',
];
const CLOSING_LINE = /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/gm;

const children = new Set();
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => {
    for (const child of children) child.kill(signal);
  });

const given = process.argv.slice(2);
if (given.length > 0) {
  const { code } = await mocha([...CONFIG, ...given], true);
  process.exitCode = code;
} else {
  const [others, drills] = await Promise.all([
    mocha([...CONFIG, ...DRILLS.flatMap((file) => ['--ignore', file])], true),
    mocha(['--no-config', ...COMMON, ...REPORT, ...DRILLS], false),
  ]);
  process.stdout.write(drills.said);
  const [passed, failed, skipped] = [1, 2, 3].map((group) => sum(group, others.said, drills.said));
  process.stdout.write(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
  // One that died said no closing line, and has not passed.
  const isWhole = [others, drills].every(({ said }) => closingOf(said) !== undefined);
  process.exitCode = others.code || drills.code || (isWhole ? 0 : 1);
}

/** Runs one mocha; `said` is all that it wrote. */
function mocha(args, isLive) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [MOCHA, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    children.add(child);
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        said += chunk;
        if (isLive) process.stdout.write(chunk);
      });
    child.once('error', reject);
    child.once('close', (code) => {
      children.delete(child);
      resolve({ code: code ?? 1, said });
    });
  });
}

function sum(group, ...texts) {
  return texts.reduce((total, text) => total + Number(closingOf(text)?.[group] ?? 0), 0);
}

/** The last line of its kind: tests may print what looks like one. */
function closingOf(text) {
  return [...text.matchAll(CLOSING_LINE)].at(-1);
}
