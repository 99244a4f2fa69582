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
      if (written.store === undefined)
        return { name, kind: 'tcp', host: of(written.host), port: written.port ?? 0 };
      return { name, kind: 'tcp', store: written.store, endpoint: written.endpoint ?? 'writer' };
    case 'dns':
      return { name, kind: 'dns', record: of(written.record), type: written.type ?? 'A' };
    case 'sql':
      return {
        name,
        kind: 'sql',
        store: of(written.store),
        ...(written.endpoint === undefined || written.endpoint === 'writer'
          ? {}
          : { endpoint: written.endpoint }),
        database: of(written.database),
        table: of(written.table),
        user: of(written.user),
        ...defined<{ passwordFrom: string }>({ passwordFrom: written.passwordFrom }),
      };
  }
}
