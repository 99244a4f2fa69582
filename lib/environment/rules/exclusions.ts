import { didYouMean } from '../../base/did-you-mean.ts';
import { secondsBetween } from '../../base/instant.ts';
import { matchesWildcard } from '../../base/wildcard.ts';
import type { Problem } from '../../base/problem.ts';
import { readMoment } from '../moment.ts';
import type { ParseOptions } from '../parse-options.ts';
import type { Path } from '../pointer.ts';
import type { Written } from '../written.ts';
import { unknownName } from './unknown-name.ts';

const LONGEST = 3 * 366 * 86_400;

/** An exclusion excuses something that exists, not everything, and not for ever. */
export function exclusionRules(written: Written, { now, knownChecks }: ParseOptions): Problem[] {
  return written
    .items(['exclusions'])
    .flatMap((path) => [
      ...unknownWorkload(written, path),
      ...(knownChecks === undefined ? [] : unknownCheck(written, [...path, 'check'], knownChecks)),
      ...excusesAll(written, path),
      ...forEver(written, [...path, 'until'], now),
    ]);
}

function unknownWorkload(written: Written, path: Path): Problem[] {
  if (written.text([...path, 'workload']) === '*') return [];
  return unknownName(written, [...path, 'workload'], written.keys(['workloads']), 'workloads');
}

function unknownCheck(written: Written, path: Path, known: readonly string[]): Problem[] {
  const check = written.text(path);
  if (check === undefined || check === '*' || known.includes(check)) return [];
  const meant = didYouMean(check, known);
  return [
    written.problem(path, {
      expected: 'the id of a check, or "*"',
      fix: meant === undefined ? `name one of ${known.join(', ')}` : `did you mean "${meant}"?`,
    }),
  ];
}

function excusesAll(written: Written, path: Path): Problem[] {
  if (written.text([...path, 'check']) !== '*') return [];
  const resource = written.text([...path, 'resource']) ?? '*';
  const narrows = (written.text([...path, 'workload']) ?? '*') !== '*' || !takesAnything(resource);
  if (narrows) return [];
  return [
    written.problem(path, {
      what: 'an exclusion that excuses everything',
      expected: 'a check, a workload or a resource that it is about',
      got: `check and workload "*", resource "${resource}"`,
      fix: 'name what is excused',
    }),
  ];
}

/** Two things that have nothing in common: what matches both is no narrower than "*". */
const UNLIKE = ['arn:aws:rds:eu-west-1:111122223333:db:orders', 'arn:aws-cn:s3:::catalogue'] as const;

function takesAnything(pattern: string): boolean {
  return UNLIKE.every((arn) => matchesWildcard(pattern, arn));
}

function forEver(written: Written, path: Path, now: string): Problem[] {
  const until = readMoment(written.text(path) ?? '', 'last');
  if (until === undefined || secondsBetween(now, until) <= LONGEST) return [];
  return [
    written.problem(path, {
      expected: 'an end within three years, so that somebody looks at it again',
      fix: 'write an earlier day, and renew it when it comes',
    }),
  ];
}
