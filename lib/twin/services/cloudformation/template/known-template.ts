import type { Declared } from './declared.ts';
import { readDeclared } from './read-declared.ts';

const MOST = 50;
const known = new Map<string, Declared>();

/** A template that was read before, so that a stack under way does not read its own again at every step. */
export function knownTemplate(text: string): Declared {
  const found = known.get(text) ?? readDeclared(text);
  known.delete(text);
  known.set(text, found);
  const [oldest] = known.keys();
  if (known.size > MOST && oldest !== undefined) known.delete(oldest);
  return found;
}
