import type { ObjectiveRow } from './objective-row.ts';

/** The rows whose check was asked for: what a call leaves out decides neither the verdict of a run nor its exit code. */
export function countedRows<Row extends Pick<ObjectiveRow, 'measure' | 'workload'>>(
  rows: readonly Row[],
  isSelected: (check: string, workload: string) => boolean,
): readonly Row[] {
  return rows.filter(({ measure, workload }) => isSelected(checkOf(measure), workload));
}

/** The check that stands for a measure. */
export function checkOf(measure: 'rto' | 'rpo'): `objectives/${'rto' | 'rpo'}-attainable` {
  return `objectives/${measure}-attainable`;
}
