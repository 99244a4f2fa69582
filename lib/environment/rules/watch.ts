import type { Problem } from '../../base/problem.ts';
import { inline, type Written } from '../written.ts';
import { exampleAt } from '../schema/schema-at.ts';
import { watchSchema } from '../schema/watch-schema.ts';
import { WATCH_KINDS, type WatchKind } from '../environment.ts';

/** The keys that go with each kind of watch point; those that end in `?` may be left out. */
const KEYS: Readonly<Record<WatchKind, readonly string[]>> = {
  http: ['url', 'expectStatus?'],
  tcp: ['host', 'port'],
  dns: ['record', 'type?'],
  sql: ['store', 'database', 'table', 'user', 'passwordFrom?'],
};

/** A watch point has the keys of its kind, and no others. */
export function watchRules(written: Written): Problem[] {
  return written
    .keys(['workloads'])
    .flatMap((workload) =>
      written.keys(['workloads', workload, 'watch']).flatMap((name) => ofOne(written, workload, name)),
    );
}

function ofOne(written: Written, workload: string, name: string): Problem[] {
  const path = ['workloads', workload, 'watch', name];
  const kind = WATCH_KINDS.find((one) => one === written.text([...path, 'kind']));
  if (kind === undefined) return [];
  const point = `watch point "${name}" of workload "${workload}"`;
  const present = written.keys(path);
  const missing = KEYS[kind].filter((key) => !key.endsWith('?') && !present.includes(key));
  const own = KEYS[kind].map((key) => key.replace('?', ''));
  const elsewhere = Object.entries(KEYS).flatMap(([other, keys]) =>
    keys.map((key) => ({ other, key: key.replace('?', '') })),
  );
  return [
    ...missing.map((key) => ({
      ...written.problem(path, {
        what: `${key} of ${point} is missing`,
        expected: `${own.join(', ')} beside kind: ${kind}`,
        got: 'nothing',
        fix: `add ${key}: ${inline(exampleAt(watchSchema, [key]))}`,
      }),
      where: written.whereKey(path),
    })),
    ...elsewhere
      .filter(({ key }) => present.includes(key) && !own.includes(key))
      .map(({ other, key }) => ({
        ...written.problem([...path, key], {
          what: `${key} does not go with kind: ${kind} in ${point}`,
          expected: `${own.join(', ')} beside kind: ${kind}`,
          fix: `remove ${key}, or write kind: ${other}`,
        }),
        where: written.whereKey([...path, key]),
      })),
  ];
}
