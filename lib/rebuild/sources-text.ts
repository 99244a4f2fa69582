import { createHash } from 'node:crypto';
import type { DeclaredUnit } from '../iac/index.ts';

/**
 * What a workload would be rebuilt from, as one text: each unit with a digest of what stands in it and of the values that it is
 * given. It is what an
 * approval signs, and what is compared before anything is made.
 */
export function sourcesText(units: readonly DeclaredUnit[]): string {
  return units
    .map(({ unit, stack, source }) => {
      const { file, body } = unit;
      // Values may come from files beside, and may be secrets: their digest is enough.
      const all = JSON.stringify([body, unit.supplied, source.parameters]);
      const digest = createHash('sha256').update(all).digest('hex');
      return JSON.stringify({ file, stack, sha256: digest });
    })
    .join('\n');
}
