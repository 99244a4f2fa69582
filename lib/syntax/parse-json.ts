import { LandfallError, messageOf } from '../base/errors.ts';
import type { Problem } from '../base/problem.ts';
import { JsonSyntaxError, jsonNode } from './json-nodes.ts';
import { Places } from './place.ts';
import type { Value } from './template.ts';

const DEPTH = 100;

/** The value of a JSON text of any size, for what has no lines that a person wrote. Throws JSON_INVALID with the place. */
export function parseJson(text: string, file: string): Value {
  let value: Value;
  try {
    value = JSON.parse(text) as Value;
  } catch (error) {
    throw new LandfallError('JSON_INVALID', 'declaration', problemOf(text, file, error), { cause: error });
  }
  if (isDeeperThan(value, DEPTH)) {
    throw new LandfallError('JSON_INVALID', 'declaration', {
      what: 'the file is nested too deeply',
      where: file,
      expected: `at most ${DEPTH} levels`,
      fix: 'leave it out, or look at what wrote it',
    });
  }
  return value;
}

function problemOf(text: string, file: string, error: unknown): Problem {
  const problem = { expected: 'JSON', fix: 'write the file again; it may have been cut off' };
  try {
    jsonNode(text);
  } catch (found) {
    if (!(found instanceof JsonSyntaxError)) throw found;
    return { what: found.message, where: new Places(text, file).at(found.offset), ...problem };
  }
  return { what: messageOf(error), where: file, ...problem };
}

/** Without recursion, because this is what protects whoever recurses. */
function isDeeperThan(root: Value, limit: number): boolean {
  let level: Value[] = [root];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > limit) return true;
    level = level.flatMap((value) =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    );
  }
  return false;
}
