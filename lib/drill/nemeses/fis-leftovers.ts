import type { Leftover } from '../drill-result.ts';
import { isOver, type TaggedOfFis } from './fis-shapes.ts';
import type { FisState } from './fis-state.ts';

/** What was found of a run after healing. */
export interface Found {
  readonly templates: readonly TaggedOfFis[];
  readonly experiments: readonly TaggedOfFis[];
  readonly differences: readonly { readonly arn: string; readonly what: string }[];
}

/** What became of each thing that a run made or broke. */
export function fisLeftovers(state: FisState, found: Found): readonly Leftover[] {
  return [
    ...templateLeftovers(found.templates),
    ...found.experiments.map((experiment) => experimentLeftover(experiment, state)),
    ...state.before.map(({ arn }) => resourceLeftover(arn, state, found)),
    ...state.unwatched.map(
      (arn): Leftover => ({
        what: arn,
        state: 'pending',
        until: state.expiresAt,
        why: 'nobody here can read how it stands; AWS ends the fault by then',
      }),
    ),
  ];
}

function templateLeftovers(templates: readonly TaggedOfFis[]): readonly Leftover[] {
  if (templates.length === 0) return [{ what: 'FIS experiment template', state: 'gone' }];
  return templates.map(({ id }) => ({
    what: `FIS experiment template ${id}`,
    state: 'pending',
    why: 'it could not be deleted yet',
  }));
}

function experimentLeftover({ id, status }: TaggedOfFis, { expiresAt }: FisState): Leftover {
  const what = `FIS experiment ${id}`;
  if (!isOver(status)) return { what, state: 'pending', until: expiresAt, why: `it is ${status}` };
  return { what, state: 'retained', why: 'it has ended; FIS keeps its record for 120 days, at no price' };
}

function resourceLeftover(arn: string, { expiresAt }: FisState, { differences }: Found): Leftover {
  const found = differences.find((one) => one.arn === arn);
  if (found === undefined) return { what: arn, state: 'gone', why: 'as it was before' };
  return { what: arn, state: 'pending', until: expiresAt, why: `it ${found.what}` };
}
