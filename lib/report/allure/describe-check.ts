import type { CheckMetadata } from '../../checks/check.ts';

/** What, why, how and fix, as a benchmark reads, in Markdown. */
export function describeCheck(check: CheckMetadata): string {
  return [
    `**What.** ${check.what}`,
    `**Why.** ${check.why}`,
    `**How it is checked.** ${check.how}`,
    `**Fix.** ${check.fix}`,
    `**Weight.** ${check.severity}; ${EVIDENCE[check.kind]}.`,
  ].join('\n\n');
}

const EVIDENCE: Record<CheckMetadata['kind'], string> = {
  declared: 'this is about what is declared',
  estimated: 'this is what the configuration makes possible, not a measurement',
  demonstrated: 'this was measured',
};
