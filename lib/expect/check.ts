import { worstOutcome } from '../base/outcome.ts';
import type { CheckMetadata } from '../checks/check.ts';
import { CHECKS } from '../checks/index.ts';
import type { Verdict } from '../checks/verdict.ts';
import { drillCheck } from '../evidence/index.ts';
import { run } from './current-run.ts';
import type { Judgement } from './judgement.ts';
import { unknownName } from './unknown-name.ts';
import { verdictsByCheck } from './verdict-index.ts';
import { verdictProblem } from './verdict-problem.ts';
import { workload } from './workload.ts';

/** A check, as an expectation looks at it: `expect(check('rds/instance-multi-az')).to.holdFor('orders')`. */
export interface CheckSubject {
  readonly kind: 'check';
  readonly id: string;
  readonly title: string;
  /** Undefined for a check that a run of another version made and that this one does not have. */
  readonly metadata: CheckMetadata | undefined;
  /** Its verdicts in the run that is looked at, of one workload or of all. */
  readonly verdicts: (workload?: string) => readonly Verdict[];
}

/** The check of this id, which may be a former one. Throws NAME_UNKNOWN. */
export function check(id: string): CheckSubject {
  const metadata = metadataOf(id);
  if (metadata !== undefined) return checkSubject(metadata.id, metadata.title);
  throw unknownName(
    'check',
    id,
    [...CHECKS, ...drillChecks()].map((candidate) => candidate.id),
  );
}

/** Every check there is, or those of one suite; those of `chaos` are the drills of the run. */
export function checks(suite?: CheckMetadata['suite']): readonly CheckSubject[] {
  const wanted =
    suite === 'chaos' ? drillChecks() : CHECKS.filter((one) => suite === undefined || one.suite === suite);
  return wanted.map((candidate) => checkSubject(candidate.id, candidate.title));
}

/** What the drills of the run ask, once each: a scenario may have been carried out on several workloads. */
function drillChecks(): readonly CheckMetadata[] {
  return [...new Map(run().drills.map((drill) => [drill.scenarioName, drillCheck(drill)])).values()];
}

/** A check by what a plan says of it, whether or not this version still has it. */
export function checkSubject(id: string, title: string): CheckSubject {
  const metadata = metadataOf(id);
  const ids = [...new Set([id, metadata?.id ?? id, ...(metadata?.formerIds ?? [])])];
  const verdicts = (name?: string): readonly Verdict[] => {
    const byCheck = verdictsByCheck(run());
    const all = ids.flatMap((one) => byCheck.get(one) ?? []);
    if (name === undefined) return all;
    const declared = workload(name).name;
    return all.filter((verdict) => verdict.workload === declared);
  };
  return { kind: 'check', id, title, metadata, verdicts };
}

/** What is known about a check of this id, or of this former id; about a drill, what its scenario in the run tells. */
export function metadataOf(id: string): CheckMetadata | undefined {
  if (id.startsWith('drill/')) return drillChecks().find((drill) => drill.id === id);
  return CHECKS.find((candidate) => candidate.id === id || candidate.formerIds?.includes(id) === true);
}

/** What the run found about a check: fail beats unknown beats pass, and no verdict at all is unknown. */
export function judgeCheck({ id, title, metadata, verdicts }: CheckSubject, name?: string): Judgement {
  const found = verdicts(name);
  if (found.length === 0) return { outcome: 'unknown', holds: title, problems: [noVerdict(id, name)] };
  const outcome = worstOutcome(found.map((verdict) => verdict.outcome));
  const telling = found.filter((verdict) => verdict.outcome === outcome);
  return { outcome, holds: title, problems: telling.map((verdict) => verdictProblem(verdict, metadata)) };
}

function noVerdict(id: string, name: string | undefined) {
  return {
    what: `Unknown: the run holds no verdict of ${id} on ${name === undefined ? 'any workload' : `workload ${name}`}`,
    expected: 'one verdict or more',
    got: 'none',
    fix: 'run again with this check and workload selected',
  };
}
