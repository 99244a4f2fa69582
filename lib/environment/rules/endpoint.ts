import type { Problem } from '../../base/problem.ts';
import type { Written } from '../written.ts';

/** Only the embedded AWS has a seed and a pace, and it never stands for more than a test. */
export function endpointRules(written: Written): Problem[] {
  if (written.text(['endpoint']) === 'embedded') return embeddedStage(written);
  return ['seed', 'pace']
    .filter((key) => written.at([key]) !== undefined)
    .map((key) =>
      written.problem([key], {
        what: `${key} is for the embedded AWS alone`,
        expected: 'endpoint: embedded beside it',
        fix: `remove ${key}, or write endpoint: embedded`,
      }),
    );
}

function embeddedStage(written: Written): Problem[] {
  const stage = written.text(['stage']);
  if (stage !== 'staging' && stage !== 'production') return [];
  return [
    written.problem(['stage'], {
      what: 'stage promises more than the embedded AWS can show',
      expected: 'sandbox or test, since endpoint is embedded',
      fix: 'write stage: sandbox, or remove endpoint to look at AWS itself',
    }),
  ];
}
