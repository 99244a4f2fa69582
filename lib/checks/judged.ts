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
  const name = 'name' in fact ? fact.name : (knownAs(fact) ?? fact.id);
  return { arn: fact.arn, type: TYPE_OF_KIND[kind], name, account: fact.account, region: fact.region };
}

/** Nobody knows an id that AWS chose, such as that of a volume or a key: people say an alias or the tag Name. */
function knownAs(fact: FactKinds[FactKind]): string | undefined {
  if ('aliases' in fact && fact.aliases.length > 0) return fact.aliases[0];
  return /^(?:i|vol)-|^[\da-f]{8}-/.test(fact.id) ? fact.tags['Name'] : undefined;
}
