import { parseArn } from '../../base/arn.ts';
import type { Problem } from '../../base/problem.ts';
import type { Path } from '../pointer.ts';
import type { Written } from '../written.ts';
import { unknownName } from './unknown-name.ts';

/** A workload has a declared tier, owns something in the declared accounts, and shares its DNS names with no other. */
export function workloadRules(written: Written): Problem[] {
  const names = written.keys(['workloads']);
  return [
    ...(isEmptyMap(written.at(['workloads'])) ? [noWorkloads(written)] : []),
    ...names.flatMap((name) => [
      ...unknownName(written, ['workloads', name, 'tier'], written.keys(['tiers']), 'tiers'),
      ...emptySelection(written, name),
      ...written.items(['workloads', name, 'select', 'arns']).flatMap((path) => foreignArn(written, path)),
    ]),
    ...repeatedDnsNames(written, names),
  ];
}

function noWorkloads(written: Written): Problem {
  return written.problem(['workloads'], {
    expected: 'at least one workload',
    fix: 'declare the first one: its owner, tier and select',
  });
}

function emptySelection(written: Written, name: string): Problem[] {
  const path = ['workloads', name, 'select'];
  if (typeof written.at(path) !== 'object' || written.at(path) === null) return [];
  const selects = written.keys([...path, 'tags']).length > 0;
  if (selects || written.items([...path, 'arns']).length > 0 || written.items([...path, 'stacks']).length > 0)
    return [];
  // A part of another shape is reported by itself.
  if (written.keys(path).some((key) => typeof written.at([...path, key]) !== 'object')) return [];
  return [
    written.problem(path, {
      what: `select of workload "${name}" selects nothing`,
      expected: 'tags, arns or stacks with something in them',
      got: 'nothing in any of them',
      fix: `write tags: { workload: ${name} }`,
    }),
  ];
}

function foreignArn(written: Written, path: Path): Problem[] {
  const arn = parseArn(written.text(path) ?? '');
  if (arn === undefined || arn.account === '') return [];
  const owner = written
    .keys(['accounts'])
    .find((name) => written.at(['accounts', name, 'id']) === arn.account);
  if (owner === undefined)
    return [
      written.problem(path, {
        expected: 'a resource in one of the declared accounts',
        fix: `declare account ${arn.account} under accounts, or remove the ARN`,
      }),
    ];
  const regions = written.items(['accounts', owner, 'regions']).map((item) => written.at(item));
  if (arn.region === '' || regions.includes(arn.region)) return [];
  return [
    written.problem(path, {
      expected: `a resource in a Region declared for account "${owner}": ${regions.join(', ')}`,
      fix: `add ${arn.region} to its regions, or remove the ARN`,
    }),
  ];
}

function repeatedDnsNames(written: Written, names: readonly string[]): Problem[] {
  const first = new Map<string, string>();
  return names.flatMap((workload) =>
    written.items(['workloads', workload, 'dns']).flatMap((item) => {
      const name = written.text([...item, 'name']);
      const type = written.text([...item, 'type']);
      if (name === undefined || type === undefined) return [];
      const other = first.get(`${type} ${name}`);
      if (other === undefined) first.set(`${type} ${name}`, workload);
      return other === undefined ? [] : [repeatedDnsName(written, [...item, 'name'], other)];
    }),
  );
}

function repeatedDnsName(written: Written, path: Path, other: string): Problem {
  return written.problem(path, {
    expected: 'a name and type that are declared once',
    got: `${written.got(path)}, declared for workload "${other}" too`,
    fix: 'declare it for the workload that answers it',
  });
}

function isEmptyMap(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
