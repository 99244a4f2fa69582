import { messageOf } from '../../base/errors.ts';
import type { Outcome } from '../../base/outcome.ts';
import { gapFix, gapNames } from '../../estate/gaps.ts';
import type { WorkloadView } from '../../estate/workload-view.ts';
import type { Gap } from '../../inventory/inventory.ts';
import type { Check, Judged } from '../check.ts';
import type { Verdict } from '../verdict.ts';
import type { EvidenceIndex } from './evidence.ts';
import type { Excusable } from './excused.ts';

/** The declaration does not promise it for this workload. */
export function notPromised(check: Check, view: WorkloadView, reason: string): Verdict {
  return verdictOf(check, view, 'not-applicable', reason);
}

/** One finding; a fail that rests on absence is unknown where the listing has a gap. */
export function fromFinding(
  check: Check,
  view: WorkloadView,
  { subject, fact, finding }: Judged,
  gaps: readonly Gap[],
  evidence: EvidenceIndex,
): Excusable {
  const { outcome, fromAbsence, evidence: more = [], message, ...words } = finding;
  const isUnsure = outcome === 'fail' && fromAbsence === true && gaps.length > 0;
  const found = fact === undefined ? undefined : evidence.fact(fact.kind, fact.arn);
  const said = isUnsure
    ? `${message}; it may be in what could not be read: ${gaps.map(nameOf).join(', ')}`
    : message;
  const verdict: Verdict = {
    ...verdictOf(check, view, isUnsure ? 'unknown' : outcome, said),
    ...words,
    id: idOf(check, view, subject?.arn, finding.disruption),
    ...(subject === undefined ? {} : { subject }),
    observedAt: found?.fact.observedAt ?? view.now,
    evidence: [...(found === undefined ? [] : [found.pointer]), ...more],
  };
  return { verdict, names: subject === undefined ? [] : [subject.arn, subject.type] };
}

/** What could not be read is unknown, and says which permission would have let us. */
export function fromGap(check: Check, view: WorkloadView, gap: Gap, evidence: EvidenceIndex): Excusable {
  const pointer = evidence.gap(gap);
  const about = gap.subject === undefined ? '' : ` about ${gap.subject}`;
  const place = `account ${gap.account}, ${gap.region}`;
  const verdict: Verdict = {
    ...verdictOf(
      check,
      view,
      'unknown',
      `${nameOf(gap)}${about} could not be read in ${place}: ${gap.code}, ${gap.message}`,
    ),
    id: idOf(
      check,
      view,
      ['gap', gap.service, gap.operation, gap.account, gap.region, gap.subject].join(':'),
    ),
    expected: `a complete answer to ${nameOf(gap)} in ${place}`,
    got: gap.code,
    fix: gapFix(gap),
    observedAt: gap.at,
    evidence: pointer === undefined ? [] : [pointer],
  };
  return { verdict, names: gapNames(gap) };
}

/** Nothing of the kind: proven by the listings that were read to their end, unknown when there were none. */
export function nothingFound(check: Check, view: WorkloadView): Verdict {
  const kinds = new Set(check.facts);
  const listings = view.inventory.listings.filter(({ kind }) => kinds.has(kind));
  if (listings.length === 0 && kinds.size > 0)
    return verdictOf(check, view, 'unknown', `Nothing was read of ${check.facts.join(', ')} in this run`);
  const calls = [...new Set(listings.flatMap((listing) => listing.calls))].sort((one, other) => one - other);
  return {
    ...verdictOf(
      check,
      view,
      'not-applicable',
      'Every listing was complete, and nothing of the kind belongs to this workload',
    ),
    evidence: calls.map((line) => `calls.ndjson#${line}`),
  };
}

/** A check that breaks says nothing about AWS; it never stops the others. */
export function crashed(check: Check, view: WorkloadView, error: unknown): Verdict {
  return {
    ...verdictOf(check, view, 'unknown', `The check itself broke: ${messageOf(error)}`),
    fix: 'this is a bug in Landfall or in the check: report it with the run folder',
  };
}

function verdictOf(check: Check, view: WorkloadView, outcome: Outcome, message: string): Verdict {
  const { id, severity, kind, objective, requirements, controls } = check;
  return {
    id: idOf(check, view),
    check: id,
    workload: view.workload.name,
    severity,
    ...(objective === undefined ? {} : { objective }),
    outcome,
    kind,
    observedAt: view.now,
    message,
    evidence: [],
    requirements,
    controls,
  };
}

function idOf(check: Check, { workload }: WorkloadView, subject?: string, disruption?: string): string {
  return [check.id, workload.name, subject, disruption].filter((part) => part !== undefined).join('|');
}

function nameOf({ service, operation }: Gap): string {
  return `${service}:${operation}`;
}
