import { readFileSync } from 'node:fs';
import { LandfallError } from '../../lib/base/errors.ts';
import { type Environment, parseEnvironment } from '../../lib/environment/index.ts';
import { fixedNow } from '../support/fixed-now.ts';

/** The shortest declaration that holds. Its line numbers are part of the tests that break it. */
export const SHORT = `name: shop
stage: test
accounts:
  shop:
    id: "111122223333"
    purpose: workload
    regions: [eu-west-1]
tiers:
  gold:
    importance: critical
    objectives:
      az: { rto: 1h }
workloads:
  orders:
    owner: team
    tier: gold
    select:
      tags: { workload: orders }
`;

/** A declaration that the package ships. */
export function shipped(name: string): string {
  return readFileSync(new URL(`../../environments/${name}.yaml`, import.meta.url), 'utf8');
}

/** Parses a declaration at the moment of the tests. */
export function parsed(
  text: string,
  options: { knownChecks?: readonly string[]; knownScenarios?: readonly string[]; name?: string } = {},
): Environment {
  return parseEnvironment(text, 'environments/shop.yaml', { now: fixedNow, ...options });
}

/** The error that parsing throws. Whatever else it throws comes through. */
export function refusal(
  text: string,
  options: { knownChecks?: readonly string[]; knownScenarios?: readonly string[]; name?: string } = {},
): LandfallError {
  try {
    parsed(text, options);
  } catch (error) {
    if (error instanceof LandfallError) return error;
    throw error;
  }
  throw new Error('the declaration was taken as valid');
}

/** The short declaration with one stretch of it changed; a stretch that is not in it is a mistake of the test. */
export function changed(from: string, to: string, text: string = SHORT): string {
  if (!text.includes(from)) throw new Error(`"${from}" is not in the declaration`);
  return text.replace(from, () => to);
}
