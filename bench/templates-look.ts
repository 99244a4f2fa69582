import { keepHeapSmall } from '../lib/cli/small-heap.ts';
import { summariseTraps } from '../lib/cli/trap-summary.ts';
import { tellTraps } from '../lib/cli/tell-traps.ts';
import { readIac } from '../lib/iac/index.ts';
import { findTraps } from '../lib/iac/traps/index.ts';

// Reads and analyses a folder once, as `landfall rebuild` does, and tells what it took.
keepHeapSmall();
const start = performance.now();
const set = await readIac('.', { cwd: process.argv[2] ?? '.' });
const read = performance.now();
const summary = summariseTraps(set, findTraps({ set }), {});
const lines = tellTraps(summary).split('\n').length;
const { user, system } = process.cpuUsage();
process.stdout.write(
  `${JSON.stringify({
    units: set.units.length,
    refused: set.refused.length,
    sick: new Set(summary.findings.map(({ unit }) => unit)).size,
    findings: summary.findings.length,
    lines,
    readSeconds: (read - start) / 1_000,
    seconds: (performance.now() - start) / 1_000,
    cpuSeconds: (user + system) / 1_000_000,
    peakMiB: process.resourceUsage().maxRSS / 1_024,
  })}\n`,
);
