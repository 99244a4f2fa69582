/**
 * Whether two names may be the same, where `${…}` in either stands for anything. Two names without anything literal in
 * common are the same only if one of them is altogether unknown.
 */
export function mayBeSame(one: string, other: string): boolean {
  return one === other || matches(one, other) || matches(other, one);
}

const UNKNOWN = /\$\{[^{}]*\}/g;

function matches(pattern: string, text: string): boolean {
  if (!pattern.includes('${')) return false;
  const source = pattern
    .split(UNKNOWN)
    .map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('[^]*');
  return new RegExp(`^${source}$`).test(text.replace(UNKNOWN, '\u0000'));
}
