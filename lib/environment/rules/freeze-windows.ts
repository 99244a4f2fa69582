import type { Problem } from '../../base/problem.ts';
import { readMoment } from '../moment.ts';
import type { Written } from '../written.ts';

/** A window begins before it ends. */
export function freezeWindowRules(written: Written): Problem[] {
  return written.items(['freezeWindows']).flatMap((path) => {
    const from = readMoment(written.text([...path, 'from']) ?? '', 'first');
    const until = readMoment(written.text([...path, 'until']) ?? '', 'last');
    if (from === undefined || until === undefined || from < until) return [];
    return written.problem([...path, 'until'], {
      expected: `a moment after ${written.text([...path, 'from'])}`,
      fix: 'swap from and until, or correct the year',
    });
  });
}
