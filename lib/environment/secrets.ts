import { LineCounter } from 'yaml';
import type { Problem } from '../base/problem.ts';

const KINDS: readonly { readonly name: string; readonly pattern: RegExp }[] = [
  { name: 'an AWS access key id', pattern: /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g },
  { name: 'an AWS secret access key', pattern: /(?<![A-Za-z0-9/+=])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])/g },
  {
    name: 'an AWS session token',
    pattern: /(?<![A-Za-z0-9/+=])[A-Za-z0-9/+]{200,}={0,2}(?![A-Za-z0-9/+=])/g,
  },
  { name: 'a private key', pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----/g },
];

/** What looks like a credential anywhere in the file, comments included, as problems that do not show it. */
export function findSecrets(text: string, file: string): Problem[] {
  const lines = new LineCounter();
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines.addNewLine(at + 1);
  lines.lineStarts.unshift(0);
  return KINDS.flatMap(({ name, pattern }) =>
    [...text.matchAll(pattern)]
      .filter(([found], index) => looksRandom(found, name) && index < 100)
      .filter((match) => !insideAddress(text, match.index))
      .map((match) => {
        const { line, col } = lines.linePos(match.index);
        return problemOf(name, { file, line, column: col });
      }),
  );
}

function problemOf(name: string, where: { file: string; line: number; column: number }): Problem {
  return {
    what: 'Declaration is not valid: it holds a credential',
    where,
    expected: 'no credentials; they come from the environment, a profile or a role',
    got: `what looks like ${name} (not shown)`,
    fix: 'remove it, and have it revoked: whoever can read this file has it',
  };
}

/** A secret access key mixes capitals, small letters and digits; a path, a word or a hexadecimal digest does not. */
function looksRandom(found: string, name: string): boolean {
  if (!name.includes('secret') && !name.includes('token')) return true;
  return /[A-Z]/.test(found) && /[a-z]/.test(found) && /\d/.test(found);
}

/** ARNs and URLs can hold long stretches of letters, digits and slashes. */
function insideAddress(text: string, index: number): boolean {
  const word = /[^\s"'[\]{},()]*$/.exec(text.slice(Math.max(0, index - 400), index))?.[0] ?? '';
  return /^(arn:|https?:)/.test(word);
}
