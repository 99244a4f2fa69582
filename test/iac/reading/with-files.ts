import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type IacSet, type IacUnit, readIac, type ReadIacOptions } from '../../../lib/iac/index.ts';

/** Files by their paths; a value that is no text is written as JSON. */
export type Files = Readonly<Record<string, unknown>>;

/** Writes files into a folder of their own, and takes it away afterwards. */
export async function withFiles<T>(files: Files, body: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'landfall-iac-'));
  try {
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      const written =
        typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content);
      await writeFile(join(folder, path), written);
    }
    return await body(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Reads files as `landfall rebuild .` does, or one path of them. */
export function readFiles(files: Files, path = '.', options: Partial<ReadIacOptions> = {}): Promise<IacSet> {
  return withFiles(files, (cwd) => readIac(path, { cwd, ...options }));
}

/** The unit of this name. */
export function unitOf({ units }: IacSet, id: string): IacUnit {
  const unit = units.find((one) => one.id === id);
  if (unit === undefined) throw new Error(`no unit ${id} among ${units.map((one) => one.id).join(', ')}`);
  return unit;
}
