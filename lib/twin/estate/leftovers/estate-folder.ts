import { appendFileSync, chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { processIdentity, processNamespace } from './process-identity.ts';

/** How the folders of every data plane of this user begin. */
export function folderPrefix(): string {
  return `landfall-estate-u${process.getuid?.() ?? 0}-`;
}

/** Who made a folder. */
export const OWNER_FILE = 'owner.json';
/** Which processes run in it, one a line: id and time of start. */
export const PROCESSES_FILE = 'processes';

/** The temporary folder of one data plane. It says who made it and what runs in it, so that the next start can clear up. */
export interface EstateFolder {
  readonly path: string;
  /** Writes down a process that was started. */
  readonly own: (pid: number) => void;
  /** A new empty folder in it that a database may own. */
  readonly folder: (name: string) => string;
  readonly remove: () => void;
}

/** Makes the folder, which other users may pass through: PostgreSQL does not run as root. */
export function makeEstateFolder(): EstateFolder {
  const path = mkdtempSync(join(tmpdir(), folderPrefix()));
  chmodSync(path, 0o711);
  writeFileSync(
    join(path, OWNER_FILE),
    JSON.stringify({ ...processIdentity(process.pid), namespace: processNamespace() }),
  );
  return {
    path,
    own: (pid) => {
      const identity = processIdentity(pid);
      if (identity === undefined) return;
      appendFileSync(join(path, PROCESSES_FILE), `${identity.pid} ${identity.startTime}\n`);
    },
    folder: (name) => {
      const made = join(path, name);
      mkdirSync(made, { recursive: true, mode: 0o711 });
      return made;
    },
    remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 5 }),
  };
}
