import type { Workload } from '../environment/environment.ts';
import type { FactKind } from '../inventory/facts.ts';
import type { Gap, Inventory } from '../inventory/inventory.ts';

/** Whether a resource, by its ARN or id, is known to matter to a workload, known not to, or cannot be told. */
export type Concern = (kind: FactKind, subject: string) => boolean;

/**
 * The gaps in some kinds that concern a workload. A listing that failed concerns everyone: what it would have held could belong to
 * anyone. A call about one resource concerns those who need that resource. A workload selected by stacks also needs to know
 * what its stacks hold, whatever the kind.
 */
export function gapsFor(
  { gaps }: Inventory,
  workload: Workload,
  kinds: readonly FactKind[],
  concern: Concern,
): readonly Gap[] {
  const asked = new Set<FactKind>(kinds);
  if (workload.select.stacks.length > 0 && asked.size > 0)
    asked.add('cloudformation.stack').add('cloudformation.resource');
  return gaps.filter(({ kinds: missing, subject }) => {
    const hit = missing.filter((kind) => asked.has(kind));
    return hit.length > 0 && (subject === undefined || hit.some((kind) => concern(kind, subject)));
  });
}

/** The name under which a gap can be excused: its resource, or everything of its service at its place. */
export function gapNames(gap: Gap): readonly string[] {
  return [gap.subject ?? `arn:aws:${gap.service}:${gap.region}:${gap.account}:*`];
}

/** What would let a gap be read. */
export function gapFix({ service, action, account, message }: Gap): string {
  if (service === 'file') return /^ *fix: (.*)$/m.exec(message)?.[1] ?? 'make the file readable';
  return `allow ${action} to the role that reads account ${account}, or see why the call did not come through`;
}
