import { expect, use } from 'chai';
import type { Disruption } from '../environment/environment.ts';
import { type CheckSubject, judgeCheck } from './check.ts';
import { judgeObjectives } from './judge-objectives.ts';
import { enforce, type Judgement } from './judgement.ts';
import { LandfallError } from '../base/errors.ts';
import { judgeRecoveryPointWithin, type StoreSubject } from './store.ts';
import { judgeImmutable, type VaultSubject } from './vault.ts';
import type { WorkloadSubject } from './workload.ts';

declare global {
  namespace Chai {
    interface Assertion {
      /** The workload meets its RTO for this disruption, or for each that it is promised for. */
      meetRto(disruption?: Disruption): Assertion;
      /** The workload meets its RPO for this disruption, or for each that it is promised for. */
      meetRpo(disruption?: Disruption): Assertion;
      /** The store has a usable recovery point whose data is no older than this, "15m" or "4h", at the time of the run. */
      recoveryPointWithin(duration: string): Assertion;
      /** The backup vault is locked and past its cooling-off: nobody can empty it. */
      immutable(): Assertion;
      /** The check holds for every workload. */
      hold(): Assertion;
      /** The check holds for this workload. */
      holdFor(workload: string): Assertion;
    }
  }
}

type Subject = WorkloadSubject | StoreSubject | VaultSubject | CheckSubject;

use((chai, utils) => {
  const add = <S extends Subject>(
    method: string,
    kind: S['kind'],
    judge: (subject: S, asked?: string) => Judgement,
  ): void => {
    chai.Assertion.addMethod(method, function (this: Chai.AssertionStatic, asked?: string) {
      const subject: unknown = utils.flag(this, 'object');
      if (!isSubject<S>(subject, kind)) throw misused(method, kind);
      enforce(judge(subject, asked), {
        negated: utils.flag(this, 'negate') === true,
        note: utils.flag(this, 'message') as string | undefined,
        above: utils.flag(this, 'ssfi') as ((...args: never[]) => unknown) | undefined,
      });
    });
  };
  add<WorkloadSubject>('meetRto', 'workload', (subject, disruption) =>
    judgeObjectives(subject, 'rto', disruption),
  );
  add<WorkloadSubject>('meetRpo', 'workload', (subject, disruption) =>
    judgeObjectives(subject, 'rpo', disruption),
  );
  add<StoreSubject>('recoveryPointWithin', 'store', (subject, within) =>
    judgeRecoveryPointWithin(subject, within ?? ''),
  );
  add<VaultSubject>('immutable', 'vault', (subject) => judgeImmutable(subject));
  add<CheckSubject>('hold', 'check', (subject) => judgeCheck(subject));
  add<CheckSubject>('holdFor', 'check', (subject, workload) => judgeCheck(subject, workload ?? ''));
});

function isSubject<S extends Subject>(value: unknown, kind: S['kind']): value is S {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === kind;
}

function misused(method: string, kind: Subject['kind']): LandfallError {
  return new LandfallError('EXPECTATION_MISUSED', 'declaration', {
    what: `${method} is asked of a ${kind}`,
    expected: `expect(${kind}('…')).to.${method}(…)`,
    fix: `put the ${kind} into expect, not its name`,
  });
}

/** chai's `expect`, which knows about workloads, stores, vaults and checks. */
export { expect };
