/**
 * A domain name as Route 53 keeps it: lower-case, with its trailing dot, and every character other than letters, digits,
 * `-`, `_` and `.` as an octal escape (`*` is `\052`).
 */
export function normalName(name: string): string {
  const plain = name.replace(/\\([0-3][0-7]{2})/g, (_, octal: string) =>
    String.fromCharCode(Number.parseInt(octal, 8)),
  );
  const escaped = plain
    .toLowerCase()
    .replace(/[^a-z0-9._-]/g, (mark) => `\\${mark.charCodeAt(0).toString(8).padStart(3, '0')}`);
  return escaped.endsWith('.') ? escaped : `${escaped}.`;
}

/** Route 53 lists names by their labels from the right: `com.example.www.` */
export function sortName(normal: string): string {
  return `${normal.slice(0, -1).split('.').reverse().join('.')}.`;
}

/** Whether a name is a zone's own or lies below it. Both are normal names. */
export function liesIn(name: string, zone: string): boolean {
  return name === zone || name.endsWith(`.${zone}`);
}
