import { didYouMean } from '../../base/did-you-mean.ts';
import type { Problem } from '../../base/problem.ts';
import type { Path } from '../pointer.ts';
import type { Written } from '../written.ts';
import { unknownName } from './unknown-name.ts';

/** Copies of recovery points lie where we may look: in a declared account, and in one of its Regions. */
export function copyRules(written: Written): Problem[] {
  const owners: Path[] = ['tiers', 'workloads'].flatMap((kind) =>
    written.keys([kind]).map((name) => [kind, name]),
  );
  return owners
    .flatMap((owner) => written.items([...owner, 'backup', 'copies']))
    .flatMap((copy) => [
      ...unknownName(written, [...copy, 'account'], written.keys(['accounts']), 'accounts'),
      ...undeclaredRegion(written, copy),
    ]);
}

function undeclaredRegion(written: Written, copy: Path): Problem[] {
  const region = written.text([...copy, 'region']);
  const account = written.text([...copy, 'account']);
  const accounts = written
    .keys(['accounts'])
    .filter((name) =>
      account === undefined ? written.text(['accounts', name, 'purpose']) === 'workload' : name === account,
    );
  const regions = accounts.flatMap((name) =>
    written.items(['accounts', name, 'regions']).flatMap((item) => written.text(item) ?? []),
  );
  if (region === undefined || regions.length === 0 || regions.includes(region)) return [];
  const meant = didYouMean(region, regions);
  const whose = account === undefined ? 'the accounts that hold workloads' : `account "${account}"`;
  return [
    written.problem([...copy, 'region'], {
      expected: `a Region declared for ${whose}: ${[...new Set(regions)].join(', ')}`,
      fix: `${meant === undefined ? '' : `did you mean "${meant}"? Or `}add ${region} to its regions, so that it is looked at`,
    }),
  ];
}
