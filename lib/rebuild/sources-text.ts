import { createHash } from 'node:crypto';
import type { DeclaredUnit } from '../iac/index.ts';

/**
 * What a workload would be rebuilt from, as one text: each unit with its parameters and a digest of what stands in it. It is what an
 * approval signs, and what is compared before anything is made.
 */
export function sourcesText(units: readonly DeclaredUnit[]): string {
  return units
    .map(({ unit, stack, source }) => {
      const { file, body } = unit;
      const digest = createHash('sha256').update(JSON.stringify(body)).digest('hex');
      return JSON.stringify({ file, stack, parameters: source.parameters, sha256: digest });
    })
    .join('\n');
}
