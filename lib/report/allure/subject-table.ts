import type { Verdict } from '../../checks/verdict.ts';

const COLUMNS: readonly (readonly [string, (verdict: Verdict) => string])[] = [
  ['subject', (verdict) => verdict.subject?.name ?? `workload ${verdict.workload}`],
  ['type', (verdict) => verdict.subject?.type ?? ''],
  ['account', (verdict) => verdict.subject?.account ?? ''],
  ['region', (verdict) => verdict.subject?.region ?? ''],
  ['disruption', (verdict) => verdict.disruption ?? ''],
  ['outcome', (verdict) => verdict.outcome],
  ['kind', (verdict) => verdict.kind],
  ['expected', (verdict) => verdict.expected ?? ''],
  ['got', (verdict) => verdict.got ?? ''],
  ['message', (verdict) => verdict.message],
  ['observed at', (verdict) => verdict.observedAt],
  ['arn', (verdict) => verdict.subject?.arn ?? ''],
  ['evidence', (verdict) => verdict.evidence.join(' ')],
];

/** All subjects of a test as CSV (RFC 4180), one line each, for the report and for spreadsheets. */
export function subjectTable(verdicts: readonly Verdict[]): string {
  const header = COLUMNS.map(([name]) => name).join(',');
  const lines = verdicts.map((verdict) => COLUMNS.map(([, read]) => cell(read(verdict))).join(','));
  return `${[header, ...lines].join('\r\n')}\r\n`;
}

/** A spreadsheet takes a text that begins with one of these for a formula, and names in AWS are anybody's. */
function cell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
