import { defined } from '../base/defined.ts';
import type { WatchPoint } from './environment.ts';
import type { WrittenWatchPoint } from './schema/environment-schema.ts';

/** A watch point with its defaults. The rules have refused whatever its kind lacks. */
export function resolveWatch(name: string, written: WrittenWatchPoint): WatchPoint {
  const of = (value: string | undefined): string => value ?? '';
  switch (written.kind) {
    case 'http':
      return { name, kind: 'http', url: of(written.url), expectStatus: written.expectStatus ?? 200 };
    case 'tcp':
      return { name, kind: 'tcp', host: of(written.host), port: written.port ?? 0 };
    case 'dns':
      return { name, kind: 'dns', record: of(written.record), type: written.type ?? 'A' };
    case 'sql':
      return {
        name,
        kind: 'sql',
        store: of(written.store),
        database: of(written.database),
        table: of(written.table),
        user: of(written.user),
        ...defined<{ passwordFrom: string }>({ passwordFrom: written.passwordFrom }),
      };
  }
}
