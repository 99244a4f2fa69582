import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { whyUnreadable } from './why-unreadable.ts';

/** Folders that hold what tools put there, and nothing that a person keeps. */
const SKIPPED = new Set(['node_modules', '__pycache__', 'venv']);
/** Hidden, and yet kept by people: the EB CLI puts saved configurations here. */
const SEEN = new Set(['.elasticbeanstalk']);
/** More files than anybody's infrastructure, and few enough to look at. */
const MOST_FILES = 100_000;

/** What was found below a folder. */
export interface FoundFiles {
  /** Relative to the folder, with slashes, sorted. */
  readonly files: readonly string[];
  /** Folders that could not be listed, with the reason; and `…` where there was more than anybody reads. */
  readonly unread: readonly { readonly folder: string; readonly got: string }[];
}

/**
 * Lists the files below a folder. Hidden ones, node_modules and the like are left out; links to folders are not followed, so
 * that nothing is met twice.
 */
export async function findFiles(root: string, signal?: AbortSignal): Promise<FoundFiles> {
  const files: string[] = [];
  const unread: { folder: string; got: string }[] = [];
  const open = [''];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    signal?.throwIfAborted();
    try {
      for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
        const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
        if (entry.name.startsWith('.') && !SEEN.has(entry.name)) continue;
        if (!entry.isDirectory()) files.push(path);
        else if (!isSkipped(entry.name)) open.push(path);
      }
    } catch (error) {
      unread.push({ folder, got: whyUnreadable(error) });
    }
    if (files.length > MOST_FILES) {
      unread.push({ folder, got: `more than ${MOST_FILES} files; what follows was not looked at` });
      break;
    }
  }
  return { files: files.sort(), unread };
}

/** What CDK copies beside its templates is code, and not infrastructure. */
function isSkipped(folder: string): boolean {
  return SKIPPED.has(folder) || /^asset\.[0-9a-f]{64}$/.test(folder);
}
