import type { Problem } from '../../base/problem.ts';
import { inline, type Written } from '../written.ts';
import { exampleAt } from '../schema/schema-at.ts';
import { watchSchema } from '../schema/watch-schema.ts';
import { WATCH_KINDS, type WatchKind } from '../environment.ts';

/** The keys that go with each kind of watch point; those that end in `?` may be left out. A port has a host, or is a store's. */
const KEYS: Readonly<Record<WatchKind | 'tcp of a store', readonly string[]>> = {
  http: ['url', 'expectStatus?'],
  tcp: ['host', 'port'],
  'tcp of a store': ['store', 'endpoint?'],
  dns: ['record', 'type?'],
  sql: ['store', 'endpoint?', 'database', 'table', 'user', 'passwordFrom?'],
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
  const keys =
    KEYS[kind === 'tcp' && present.some((key) => /^(store|endpoint)$/.test(key)) ? 'tcp of a store' : kind];
  const missing = keys.filter((key) => !key.endsWith('?') && !present.includes(key));
  const own = keys.map((key) => key.replace('?', ''));
  const expected = `${own.join(', ')} beside kind: ${kind}${keys === KEYS.tcp ? ', or store' : ''}`;
  return [
    ...missing.map((key) => ({
      ...written.problem(path, {
        what: `${key} of ${point} is missing`,
        expected,
        got: 'nothing',
        fix: `add ${key}: ${inline(exampleAt(watchSchema, [key]))}`,
      }),
      where: written.whereKey(path),
    })),
    ...foreign(present, own).map(({ key, fix }) => ({
      ...written.problem([...path, key], {
        what: `${key} does not go with ${own.includes('store') && kind === 'tcp' ? 'store and ' : ''}kind: ${kind} in ${point}`,
        expected,
        fix: kind === fix ? `remove ${key}, or store` : `remove ${key}, or write kind: ${fix}`,
      }),
      where: written.whereKey([...path, key]),
    })),
  ];
}

/** Keys that belong to a watch point of another kind, and to which. */
function foreign(present: readonly string[], own: readonly string[]): { key: string; fix: WatchKind }[] {
  return WATCH_KINDS.flatMap((kind) =>
    KEYS[kind]
      .map((key) => key.replace('?', ''))
      .filter((key) => present.includes(key) && !own.includes(key))
      .map((key) => ({ key, fix: kind })),
  );
}
