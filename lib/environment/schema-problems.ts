import type { z } from 'zod';
import { didYouMean } from '../base/did-you-mean.ts';
import type { Problem } from '../base/problem.ts';
import { guessDuration } from './guess-duration.ts';
import { type Path, pointer } from './pointer.ts';
import { exampleAt, keysAt } from './schema/schema-at.ts';
import { shorten } from './shorten.ts';
import { describePath, inline, type Written } from './written.ts';

type Issue = z.core.$ZodIssue;

/** Whatever in a file has another shape than its schema says, in the words of the person who wrote it. */
export function schemaProblems(written: Written, schema: z.ZodType): Problem[] {
  const result = schema.safeParse(written.tree.value);
  if (result.success) return [];
  return result.error.issues.flatMap((issue) => problemsOf(issue, { written, schema }));
}

/** What was written, and what it should look like. */
interface Sides {
  readonly written: Written;
  readonly schema: z.ZodType;
}

function problemsOf(issue: Issue, sides: Sides): Problem[] {
  const { written } = sides;
  const path = issue.path as Path;
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey([...path, key], sides));
  if (issue.code === 'invalid_key') return [badName(path, issue, written)];
  if (written.at(path) === undefined) return [missing(path, issue, sides)];
  return [wrong(path, issue, sides)];
}

function unknownKey(path: Path, { written, schema }: Sides): Problem {
  const key = String(path.at(-1));
  const parent = path.slice(0, -1);
  const known = keysAt(schema, parent);
  const meant = key.length > 80 ? undefined : didYouMean(key, known);
  const inside = parent.length === 0 ? '' : ` in ${describePath(parent)}`;
  return {
    what: `Declaration is not valid: nothing is called "${shorten(key)}"${inside}`,
    where: written.whereKey(path),
    expected: `one of ${known.join(', ')}`,
    got: `"${shorten(key)}"`,
    fix: meant === undefined ? 'remove it' : `did you mean "${meant}"?`,
  };
}

function badName(path: Path, issue: Issue & { readonly code: 'invalid_key' }, written: Written): Problem {
  const name = String(path.at(-1));
  return {
    what: `Declaration is not valid: the name of ${describePath(path)}`,
    where: written.whereKey(path),
    expected: issue.issues[0]?.message ?? 'another name',
    got: `"${shorten(name)}"`,
    fix: `write ${
      name
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/g, '-')
        .replaceAll(/^-|-$/g, '') || 'another name'
    }`,
  };
}

function missing(path: Path, issue: Issue, { written, schema }: Sides): Problem {
  const key = path.at(-1);
  return {
    what: `Declaration is not valid: ${describePath(path)} is missing`,
    where: written.where(path.slice(0, -1)),
    expected: expectation(issue),
    got: 'nothing',
    fix: `add ${key}: ${exampleText(path, schema)}`,
  };
}

function wrong(path: Path, issue: Issue, sides: Sides): Problem {
  return sides.written.problem(path, { expected: expectation(issue), fix: fixOf(path, issue, sides) });
}

const SHAPES: Record<string, string> = { object: 'a map', record: 'a map', array: 'a list' };

function expectation(issue: Issue): string {
  if (issue.code !== 'invalid_type') return issue.message;
  return SHAPES[issue.expected] ?? issue.message;
}

function fixOf(path: Path, issue: Issue, { written, schema }: Sides): string {
  const key = path.at(-1);
  const label = typeof key === 'string' ? `${key}: ` : '';
  const value = written.at(path);
  const typed = written.got(path);
  if (issue.code === 'invalid_value' && typeof value === 'string') {
    const meant = didYouMean(value, issue.values.map(String));
    if (meant !== undefined) return `did you mean "${meant}"?`;
  }
  if (issue.message.startsWith('a duration')) {
    const guess = guessDuration(value);
    if (guess !== undefined) return `write ${label}${guess}`;
  }
  const repaired = repair(issue.message, value, written.tree.typed.get(pointer(path)));
  if (repaired !== undefined) return `write ${label}${repaired}`;
  if ((typeof value === 'number' || typeof value === 'boolean') && issue.message.includes('in text'))
    return `put it in quotes: ${label}"${typed.replace(/ \(.*$/, '')}"`;
  const keys = keysAt(schema, path);
  if (keys.length > 0 && exampleAt(schema, path) === undefined)
    return `write ${key} as a map with keys such as ${keys.slice(0, 2).join(' and ')}`;
  return `write ${label}${exampleText(path, schema)}`;
}

/** What was probably meant, where the form of the mistake tells. */
function repair(expected: string, value: unknown, typed: string | undefined): string | undefined {
  if (expected.startsWith('twelve digits') && typeof value === 'number')
    return `"${/^\d{12}$/.test(typed ?? '') ? typed : '111122223333'}", in quotes: YAML takes it for a number, and zeros at its start are lost`;
  if (typeof value !== 'string') return undefined;
  if (expected.startsWith('a Region') && /^[a-z]{2,4}(-[a-z]+)+-\d[a-z]$/.test(value))
    return value.slice(0, -1);
  if (expected.startsWith('a name of lower-case')) return shortNameFrom(value);
  const name = value.toLowerCase().replace(/\.$/, '');
  if (expected.startsWith('a full domain name') && name !== value && name.includes('.')) return name;
  return undefined;
}

function shortNameFrom(text: string): string | undefined {
  const name = text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 63);
  return name === '' ? undefined : name;
}

function exampleText(path: Path, schema: z.ZodType): string {
  const example = exampleAt(schema, path);
  if (example !== undefined) return inline(example);
  const keys = keysAt(schema, path);
  return keys.length === 0 ? 'a map of names' : `a map with keys such as ${keys[0]}`;
}
