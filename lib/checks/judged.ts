import { TYPE_OF_KIND } from '../estate/index.ts';
import type { FactKind, FactKinds } from '../inventory/facts.ts';
import type { Finding, Judged } from './check.ts';
import type { Subject } from './verdict.ts';

/** A finding about one fact, with the fact as its subject and as its evidence. */
export function judged<K extends FactKind>(kind: K, fact: FactKinds[K], finding: Finding): Judged {
  return { subject: subjectOf(kind, fact), fact: { kind, arn: fact.arn }, finding };
}

/** How verdicts speak of a resource. */
export function subjectOf<K extends FactKind>(kind: K, fact: FactKinds[K]): Subject {
  const name = 'name' in fact ? fact.name : fact.id;
  return { arn: fact.arn, type: TYPE_OF_KIND[kind], name, account: fact.account, region: fact.region };
}
