import { readFileSync } from 'node:fs';
import { LandfallError } from '../../../lib/base/errors.ts';
import { parseScenario } from '../../../lib/drill/scenario/index.ts';
import type { Scenario } from '../../../lib/drill/scenario.ts';

/** The shortest scenario that holds. Its line numbers are part of the tests that break it. */
export const SHORT = `name: reboot
title: The servers restart
simulates: A restart of every server.
doesNot: [Nothing is lost with them.]
disruption: instance
steadyState: { lasts: 60s, stableFor: 30s }
faults:
  reboot:
    what: the servers restart
    action: aws:ec2:reboot-instances
probes:
  front-door: { kind: http, watches: front-door, every: 0.2s, timeout: 2s, decides: true }
  name: { kind: dns, watches: name, every: 1s, timeout: 2s }
expect:
  objectives: [rto]
stopConditions:
  - { outage: name, longerThan: 60s }
limit: 10m
`;

/** A scenario that the package ships. */
export function shipped(name: string): string {
  return readFileSync(new URL(`../../../scenarios/${name}.yaml`, import.meta.url), 'utf8');
}

/** Parses a scenario; without a text, the short one. */
export function scenario(text: string = SHORT, name?: string): Scenario {
  return parseScenario(text, 'scenarios/reboot.yaml', name === undefined ? {} : { name });
}

/** The error that parsing throws. Whatever else it throws comes through. */
export function refusal(text: string, name?: string): LandfallError {
  try {
    scenario(text, name);
  } catch (error) {
    if (error instanceof LandfallError) return error;
    throw error;
  }
  throw new Error('the scenario was taken as valid');
}

/** The short scenario with one stretch of it changed; a stretch that is not in it is a mistake of the test. */
export function changed(from: string, to: string, text: string = SHORT): string {
  if (!text.includes(from)) throw new Error(`"${from}" is not in the scenario`);
  return text.replace(from, () => to);
}
