import type { Workload } from '../environment/environment.ts';
import type { FactKind, KmsKey } from '../inventory/facts.ts';
import type { Facts } from '../inventory/inventory.ts';
import type { Concern } from './gaps.ts';
import type { OwnedFacts } from './owned-facts.ts';
import { stackMembers } from './stack-members.ts';

/** What everybody may need: whose it is cannot be told from the thing itself. */
const SHARED: ReadonlySet<FactKind> = new Set([
  'backup.vault',
  'backup.plan',
  'backup.selection',
  'backup.recovery-point',
  'backup.copy-job',
  'route53.zone',
  'route53.record',
  'route53.health-check',
]);

/** Whether a call about one resource concerns a workload. What cannot be told concerns it. */
export function concernOf(
  workload: Workload,
  facts: Facts,
  { own }: OwnedFacts,
  keysInUse: () => ReadonlySet<string>,
): Concern {
  return (kind, subject) => {
    if (kind.startsWith('route53.') && workload.dns.length === 0) return false;
    if (SHARED.has(kind)) return true;
    if (kind === 'iac.unit') return subject.startsWith(`iac:${workload.name}/`);
    if (kind === 'kms.key') return usesKey(facts['kms.key'], subject, keysInUse());
    if (kind.startsWith('cloudformation.')) return hasStack(workload, facts, subject);
    const isNamed = (fact: { readonly arn: string; readonly id: string }) =>
      fact.arn === subject || fact.id === subject;
    return own(kind).some(isNamed) || !facts[kind].some(isNamed);
  };
}

/** Things name their key by its ARN, a listing may name it by its id. */
function usesKey(keys: readonly KmsKey[], subject: string, inUse: ReadonlySet<string>): boolean {
  const arns = keys.filter(({ id, arn }) => id === subject || arn === subject).map(({ arn }) => arn);
  return [...inUse].some((arn) => arn === subject || arn.endsWith(`/${subject}`) || arns.includes(arn));
}

function hasStack(workload: Workload, facts: Facts, subject: string): boolean {
  const { stackArns } = stackMembers(workload, facts);
  if (stackArns.has(subject) || workload.select.stacks.includes(subject)) return true;
  const named = facts['cloudformation.stack'].filter(({ arn, name, id }) =>
    [arn, name, id].includes(subject),
  );
  return named.length === 0 || named.some(({ arn }) => stackArns.has(arn));
}
