import type { LiveStackResource } from '../drill/nemeses/stacks/index.ts';
import type { StackComparison } from '../drill/rebuild-report.ts';

/** A resource of the original: a fact of the stack that stands, or what the template describes. */
export interface OriginalResource {
  readonly logicalId: string;
  readonly type: string;
}

/** What is compared, and what may be missing: logical ids that a condition of the template decides about. */
export interface Compared {
  readonly stack: string;
  readonly against: StackComparison['against'];
  readonly original: readonly OriginalResource[];
  readonly rebuilt: readonly LiveStackResource[];
  readonly conditional?: ReadonlySet<string>;
}

/** Compares what came back with what was there, resource by resource. Pure. */
export function compareStack({
  stack,
  against,
  original,
  rebuilt,
  conditional = new Set(),
}: Compared): StackComparison {
  const now = new Map(rebuilt.map((one) => [one.logicalId, one]));
  const before = new Set(original.map(({ logicalId }) => logicalId));
  const pairs = original.flatMap((one) => {
    const found = now.get(one.logicalId);
    return found === undefined ? [] : [{ one, found }];
  });
  const missing = original.filter(({ logicalId }) => !now.has(logicalId));
  const different = pairs.flatMap(({ one, found }) => difference(one, found));
  return {
    stack,
    against,
    same: pairs.length - different.length,
    missing: missing.filter(({ logicalId }) => !conditional.has(logicalId)).map(named),
    leftOut: missing.filter(({ logicalId }) => conditional.has(logicalId)).map(named),
    more: rebuilt.filter(({ logicalId }) => !before.has(logicalId)).map(named),
    different,
  };
}

/** Whether everything came back, and nothing else. */
export function isSame({ missing, more, different }: StackComparison): boolean {
  return missing.length + more.length + different.length === 0;
}

function named({ logicalId, type }: OriginalResource): string {
  return `${logicalId} (${type})`;
}

function difference(one: OriginalResource, found: LiveStackResource): string[] {
  if (found.type !== one.type) return [`${named(one)} came back as ${found.type}`];
  if (found.status !== 'CREATE_COMPLETE') return [`${named(one)} is ${found.status}`];
  return [];
}
