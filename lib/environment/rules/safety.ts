import type { Problem } from '../../base/problem.ts';
import type { ParseOptions } from '../parse-options.ts';
import type { Written } from '../written.ts';
import { unknownName } from './unknown-name.ts';

/** Scenarios that may run are scenarios that there are, and where any may run, there is a place for the lock. */
export function safetyRules(written: Written, { knownScenarios }: ParseOptions): Problem[] {
  const items = written.items(['safety', 'scenarios']);
  return [
    ...(knownScenarios === undefined
      ? []
      : items.flatMap((item) => unknownName(written, item, knownScenarios, 'scenarios'))),
    ...written.items(['safety', 'onlyWhenAsked']).flatMap((item) =>
      unknownName(
        written,
        item,
        items.map((one) => String(written.at(one))),
        'scenarios',
      ),
    ),
    ...(items.length > 0 && written.at(['safety', 'lockTable']) === undefined ? [noLock(written)] : []),
  ];
}

function noLock(written: Written): Problem {
  return written.problem(['safety', 'scenarios'], {
    what: 'safety.lockTable is missing',
    expected: 'a table beside scenarios: two drills at once would spoil each other',
    got: 'nothing',
    fix: 'add lockTable: landfall-drills',
  });
}
