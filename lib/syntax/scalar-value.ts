import type { ScalarNode } from './node.ts';

const NUMBER = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const TRUE = new Set(['true', 'True', 'TRUE', 'yes', 'Yes', 'YES', 'on', 'On', 'ON']);
const FALSE = new Set(['false', 'False', 'FALSE', 'no', 'No', 'NO', 'off', 'Off', 'OFF']);
const NOTHING = new Set(['', '~', 'null', 'Null', 'NULL']);

/**
 * What an untagged scalar means to CloudFormation, whose YAML is 1.1 without dates. A number stays as it was typed where
 * a number would lose some of it: account ids with a zero in front, versions such as 16.10, octals.
 */
export function scalarValue(node: ScalarNode): null | boolean | number | string {
  const { text } = node;
  if (!node.plain || node.tag === '!!str' || node.tag === '!') return text;
  if (NOTHING.has(text)) return null;
  if (TRUE.has(text)) return true;
  if (FALSE.has(text)) return false;
  if (!NUMBER.test(text)) return text;
  const number = Number(text);
  return String(number) === text ? number : text;
}
