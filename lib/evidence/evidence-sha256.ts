import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** What is made from evidence, or says something about it, and is therefore no part of it. */
const DERIVED = new Set([
  'allure-results',
  'report',
  'junit.xml',
  'summary.md',
  'lease.json',
  'manifest.json',
  'seal.json',
]);

/** Drawn from the history of a drill, and put beside it. */
const TIMELINE = /^drills\/[^/]+\/timeline\.svg$/;

/** Where Terraform works, and keeps its state until all is destroyed: gone after a sweep, and secret until then. */
const TOOL_FOLDER = /^drills\/[^/]+\/terraform-\d+\//;

/** One digest over all evidence of a run: SHA-256 over the lines `sha256  file` of its files, sorted by name. */
export async function evidenceSha256(folder: string): Promise<string> {
  const total = createHash('sha256');
  for (const file of await evidenceFiles(folder))
    total.update(`${await sha256Of(join(folder, file))}  ${file}\n`);
  return total.digest('hex');
}

async function evidenceFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter(
      (file) => !DERIVED.has(file.split('/')[0] ?? '') && !TIMELINE.test(file) && !TOOL_FOLDER.test(file),
    )
    .toSorted();
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
