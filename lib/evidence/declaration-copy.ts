import { isScalar, parseDocument, visit } from 'yaml';
import { redactShapes, redactText } from '../base/redact-text.ts';
import { isSecretName } from '../base/redact.ts';

/** Stands in the copy where a secret stood. It is a plain YAML scalar and a valid external id: the copy still parses. */
const PLACEHOLDER = 'redacted';

/** The text of a declaration as evidence keeps it: without external ids and other secrets, otherwise byte for byte the same. */
export function declarationCopy(text: string): string {
  const ranges: (readonly [number, number])[] = [];
  visit(parseDocument(text), {
    Pair: (_key, pair) => {
      if (!isScalar(pair.key) || !isSecretName(String(pair.key.value))) return;
      if (isScalar(pair.value) && pair.value.range) ranges.push([pair.value.range[0], pair.value.range[1]]);
    },
  });
  let copy = text;
  for (const [from, to] of ranges.toSorted(([a], [b]) => b - a))
    copy = copy.slice(0, from) + quoted(copy.slice(from, to)) + copy.slice(to);
  return redactRest(copy);
}

/** Keeps the quotes that stood around the value, and the line end that belongs to a block of text. */
function quoted(source: string): string {
  const quote = /^["']/.exec(source)?.[0] ?? '';
  return `${quote}${PLACEHOLDER}${quote}${source.endsWith('\n') ? '\n' : ''}`;
}

/** Secrets that show by their look anywhere, and those that a comment tells of. */
function redactRest(text: string): string {
  return redactShapes(text).replace(/(^|\s)#.*$/gm, (comment) => redactText(comment));
}
