import { type Found, found } from '../finding.ts';
import type { Trap, TrapContext, TrapFinding } from '../trap.ts';
import type { Text } from './text.ts';
import { textsOf } from './texts-of.ts';

/** What a rule says of a text; the place is the text's. */
export type Hit = Omit<Found, 'unit' | 'path' | 'resource'>;

/** A finding for each text in which a rule sees something. */
export function inTexts(
  context: TrapContext,
  trap: Trap,
  rule: (text: Text) => Hit | undefined,
): readonly TrapFinding[] {
  return context.set.units.flatMap((unit) =>
    textsOf(unit).flatMap((text) => {
      const hit = rule(text);
      return hit === undefined
        ? []
        : [found(trap, { unit, path: text.path, resource: text.resource, ...hit })];
    }),
  );
}
