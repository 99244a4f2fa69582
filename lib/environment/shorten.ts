/** One line of at most 80 characters, without the password of an address. */
export function shorten(text: string): string {
  const line = text
    .slice(0, 1_000)
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\/\/[^/\s]*@/g, '//(not shown)@')
    .trim();
  return line.length <= 80 ? line : `${line.slice(0, 77)}...`;
}
