import { openAws } from '../lib/aws/index.ts';
import { realClock } from '../lib/base/clock.ts';
import { parseEnvironment } from '../lib/environment/index.ts';
import { collect } from '../lib/inventory/collect.ts';
import { ACCOUNT, REGION } from './estate.ts';

// What Landfall does between the declaration and the judgement: identity, every call, facts and gaps. Prints what it saw.
const text = `
name: bench
title: A large estate
stage: test
endpoint: http://127.0.0.1:${process.argv[2]}
accounts:
  estate: { id: "${ACCOUNT}", purpose: workload, regions: [${REGION}] }
tiers:
  low: { importance: low }
workloads:
  estate: { title: Estate, owner: bench, tier: low, select: { tags: { workload: estate } } }
`;
const environment = parseEnvironment(text, 'bench.yaml', { now: realClock.now() });
const { signal } = new AbortController();
const aws = await openAws({ environment, clock: realClock, signal, onCall: () => 1 });
const { facts, gaps } = await collect({ environment, aws, clock: realClock, signal });
aws.close();
const seen = Object.fromEntries(Object.entries(facts).map(([kind, list]) => [kind, list.length]));
process.stdout.write(
  `${JSON.stringify({ seen, gaps: gaps.length, peakMiB: process.resourceUsage().maxRSS / 1024 })}\n`,
);
