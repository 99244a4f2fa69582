import { readFile } from 'node:fs/promises';

/** The newest line of what a program said so far. */
export async function lastLine(file: string): Promise<string> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  return (lines.at(-1) ?? '').trim().slice(0, 200);
}

/** The errors in what Terraform said, in one line; where it names none, its last words. */
export function whatFailed(said: string): string {
  const plain = said.replaceAll(/[╷│╵]/g, '').replaceAll(/\s+/g, ' ').trim();
  const first = plain.indexOf('Error: ');
  return (first === -1 ? plain.slice(-600) : plain.slice(first, first + 600)).trim() || 'it said nothing';
}
