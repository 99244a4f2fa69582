import { withoutDot } from './record-data.ts';
import { type Authority, resolve } from './resolve.ts';
import type { TruthLog } from '../truth/truth-log.ts';

/** Writes into the truth where every name of the hosted zones leads, whenever that has changed because something else did. */
export function tellNames(authority: Authority, truth: TruthLog): void {
  const known = new Map<string, string>();
  const tell = () => {
    for (const name of namesOf(authority)) {
      const leadsTo = addresses(authority, name);
      if (known.get(name) === leadsTo) continue;
      known.set(name, leadsTo);
      truth.mark(`name ${name}`, leadsTo === '' ? 'leads nowhere' : `leads to ${leadsTo}`);
    }
  };
  truth.onEntry(tell);
  tell();
}

function namesOf({ world }: Authority): Set<string> {
  const names = new Set<string>();
  for (const { account, region } of world.places('route53.record'))
    for (const { set } of world.table('route53.record', account, region).values())
      if (set.Type === 'A' || set.Type === 'CNAME') names.add(withoutDot(set.Name));
  return names;
}

function addresses(authority: Authority, name: string): string {
  const { answers } = resolve(authority, name, 'A');
  const found = answers.flatMap(({ type, data }) => (type === 'A' ? [String(data)] : []));
  return found.toSorted((a, b) => a.localeCompare(b)).join(', ');
}
