/** "1 account", "3 accounts", "2 copies" with a plural of its own. */
export function plural(count: number, singular: string, many = `${singular}s`): string {
  return `${count} ${count === 1 ? singular : many}`;
}
