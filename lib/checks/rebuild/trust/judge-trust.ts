import { admitCaller } from './admit-caller.ts';
import { admitProvider, admitService } from './admit-provider.ts';
import { trustDemands } from './trust-demands.ts';
import { type TrustStatement, trustStatements } from './trust-statement.ts';
import type { Admission, TrustWorld } from './trust-world.ts';

/** What is said of a trust policy as a whole, and of each whom it lets in. */
export interface TrustJudgement {
  readonly outcome: 'pass' | 'fail' | 'unknown';
  /** Whom the outcome rests on. */
  readonly who: readonly string[];
}

/**
 * Whether whoever holds an account with workloads could take on a role, as its trust policy is written. What is not understood is
 * unknown; a condition only ever narrows, and a Deny only ever takes away.
 */
export function judgeTrust(policy: string, world: TrustWorld): TrustJudgement {
  const statements = trustStatements(policy);
  if (statements === undefined)
    return { outcome: 'unknown', who: ['its trust policy is not written as IAM writes it'] };
  const admissions = statements.filter(({ isAllowing }) => isAllowing).flatMap((one) => admitted(one, world));
  const of = (outcome: Admission['outcome']) =>
    admissions.filter((one) => one.outcome === outcome).map(({ who }) => who);
  const [failing, open] = [of('fail'), of('unknown')];
  if (failing.length > 0 && statements.some(({ isAllowing }) => !isAllowing))
    return {
      outcome: 'unknown',
      who: [...failing, 'less whom a Deny beside it takes away, which is not weighed here'],
    };
  if (failing.length > 0) return { outcome: 'fail', who: failing };
  if (open.length > 0) return { outcome: 'unknown', who: open };
  if (admissions.length === 0)
    return { outcome: 'unknown', who: ['nobody, as it is written: then no rebuild comes in either'] };
  return { outcome: 'pass', who: of('pass') };
}

function admitted(
  { principals, isAllBut, conditions }: TrustStatement,
  world: TrustWorld,
): readonly Admission[] {
  const demands = trustDemands(conditions);
  if (isAllBut) return [{ outcome: 'fail', who: 'everybody but those whom NotPrincipal names' }];
  return principals.flatMap(({ kind, value }) => {
    if (kind === 'AWS' || kind === '*') return admitCaller(value, demands, world);
    if (kind === 'Service') return [admitService(value, demands, world)];
    if (kind === 'Federated') return [admitProvider(value, demands)];
    return [{ outcome: 'unknown' as const, who: `a principal of the kind ${kind}, which is not known here` }];
  });
}
