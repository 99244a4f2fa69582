/** A name as people write it: lower-case, no trailing dot, Route 53's octal escapes (`\052` for `*`) resolved. */
export function dnsName(text: string): string {
  return text
    .replace(/\\(\d{3})/g, (_all, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)))
    .replace(/\.$/, '')
    .toLowerCase();
}
