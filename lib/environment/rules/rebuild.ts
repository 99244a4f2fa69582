import type { Problem } from '../../base/problem.ts';
import type { Path } from '../pointer.ts';
import type { Written } from '../written.ts';
import { unknownName } from './unknown-name.ts';

/** A rebuild goes into a declared account whose purpose is `clean`, into one of its Regions, and each source is named once. */
export function rebuildRules(written: Written): Problem[] {
  return written.keys(['workloads']).flatMap((workload) => {
    const path = ['workloads', workload, 'rebuild'];
    return [...intoRules(written, [...path, 'into']), ...repeatedSources(written, [...path, 'from'])];
  });
}

function intoRules(written: Written, path: Path): Problem[] {
  const account = written.text([...path, 'account']);
  if (account === undefined) return [];
  const names = written.keys(['accounts']);
  if (!names.includes(account)) return unknownName(written, [...path, 'account'], names, 'accounts');
  return [...notClean(written, path, account), ...elsewhere(written, path, account)];
}

function notClean(written: Written, path: Path, account: string): Problem[] {
  const purpose = written.text(['accounts', account, 'purpose']);
  if (purpose === undefined || purpose === 'clean') return [];
  return [
    written.problem([...path, 'account'], {
      expected: 'an account with purpose: clean, in which nothing of the old one is left',
      got: `"${account}", whose purpose is ${purpose}`,
      fix: 'declare an empty account with purpose: clean, and rebuild into that one',
    }),
  ];
}

function elsewhere(written: Written, path: Path, account: string): Problem[] {
  const region = written.text([...path, 'region']);
  const regions = written.items(['accounts', account, 'regions']).map((item) => written.text(item));
  if (region === undefined || regions.length === 0 || regions.includes(region)) return [];
  return [
    written.problem([...path, 'region'], {
      expected: `a Region of account "${account}": ${regions.join(', ')}`,
      fix: `add ${region} to the regions of account "${account}"`,
    }),
  ];
}

function repeatedSources(written: Written, path: Path): Problem[] {
  const items = written.items(path);
  const seen = (item: Path): string =>
    `${written.text([...item, 'path']) ?? ''} ${written.text([...item, 'stack']) ?? ''}`;
  return items
    .filter((item, index) => items.slice(0, index).some((earlier) => seen(earlier) === seen(item)))
    .map((item) => written.problem([...item, 'path'], { expected: 'each source once', fix: 'remove it' }));
}
