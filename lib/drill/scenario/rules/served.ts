import { didYouMean } from '../../../base/did-you-mean.ts';
import type { Problem } from '../../../base/problem.ts';
import type { Written } from '../../../environment/written.ts';
import { FELT } from './probes.ts';

/** How well clients are served is told by a probe that looks as they do. */
export function servedRules(written: Written): Problem[] {
  const felt = written
    .keys(['probes'])
    .filter((name) => FELT.includes(written.text(['probes', name, 'kind']) ?? ''));
  return written.keys(['expect', 'served']).flatMap((probe) => {
    if (felt.includes(probe)) return [];
    const meant = didYouMean(probe, felt);
    const path = ['expect', 'served', probe];
    return [
      {
        ...written.problem(path, {
          what: `expect.served names "${probe}"`,
          expected: `a probe of kind ${FELT.join(', ')}${felt.length === 0 ? '' : `: ${felt.join(', ')}`}`,
          got: `"${probe}"`,
          fix: meant === undefined ? 'name one of the probes' : `did you mean "${meant}"?`,
        }),
        where: written.whereKey(path),
      },
    ];
  });
}
