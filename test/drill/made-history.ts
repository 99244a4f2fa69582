import { instant } from '../../lib/base/instant.ts';
import type { History, HistoryEntry, OperationEnd } from '../../lib/drill/history.ts';
import { INJECT, MARKS } from '../../lib/drill/record/marks.ts';

/** A look of which only what matters is told. */
export interface MadeLook {
  readonly sent: number;
  readonly took?: number;
  readonly end?: OperationEnd;
  readonly process?: string;
  readonly operation?: string;
  readonly sentValue?: unknown;
  readonly value?: unknown;
  readonly unknown?: string;
  readonly late?: number;
  readonly due?: number;
}

export interface MadeMark {
  readonly t: number;
  readonly mark: string;
  readonly source?: string;
  readonly value?: unknown;
}

/** A history of looks and marks, in order and numbered. */
export function madeHistory(looks: readonly MadeLook[], marks: readonly MadeMark[] = []): History {
  const lines = [...looks.flatMap(linesOf), ...marks.map(markLine)].sort((one, other) => one.t - other.t);
  const index = new Map(lines.map((line, number) => [line, number]));
  return lines.map(({ begun, ...line }, number) => ({
    index: number,
    at: instant(Date.UTC(2026, 10, 24) + line.t * 1_000),
    vantage: 'here',
    ...line,
    ...(begun === undefined ? {} : { invoke: index.get(begun) }),
  })) as unknown as HistoryEntry[];
}

interface Line extends Record<string, unknown> {
  readonly t: number;
  readonly begun?: Line;
}

function linesOf(look: MadeLook): readonly Line[] {
  const { sent, took = 0.01, end = 'ok', process = 'front-door', operation = 'http', due = sent } = look;
  const common = { process, operation };
  const begun: Line = { t: sent, type: 'invoke', ...common, due, ...given('value', look.sentValue) };
  if (!Number.isFinite(took)) return [begun];
  const rest = {
    ...given('value', look.value),
    ...given('unknown', look.unknown),
    ...given('late', look.late),
  };
  return [begun, { t: sent + took, type: end, ...common, ...rest, begun }];
}

function markLine({ t, mark, source = 'nemesis', value }: MadeMark): Line {
  return { t, type: 'mark', process: 'nemesis', mark, source, ...given('value', value) };
}

function given(name: string, value: unknown): Record<string, unknown> {
  return value === undefined ? {} : { [name]: value };
}

/** Looks every `every` seconds, each `.` good, `x` failed, `?` unknown, blank never sent. */
export function looks(
  picture: string,
  options: { every?: number; from?: number; process?: string } = {},
): MadeLook[] {
  const { every = 1, from = 0, process = 'front-door' } = options;
  return picture.split('').flatMap((sign, number): MadeLook[] => {
    const sent = from + number * every;
    if (sign === ' ') return [];
    if (sign === '?') return [{ sent, process, end: 'unsure' as const, unknown: 'sent late' }];
    return [{ sent, process, end: sign === 'x' ? ('failed' as const) : ('ok' as const) }];
  });
}

/** The mark of a fault, and the call that brought it about. */
export function fault(t: number): { looks: MadeLook[]; marks: MadeMark[] } {
  return {
    looks: [{ sent: t - 0.1, took: 0.1, process: 'nemesis', operation: INJECT }],
    marks: [{ t, mark: MARKS.fault }],
  };
}
