import type { DrillResult } from '../drill-result.ts';
import type { History } from '../history.ts';
import { isCanary, READ_BACK } from '../record/canary.ts';
import { type Bounds, largest } from './bounds.ts';
import { type DataLoss, dataLoss } from './data-loss.ts';

/** Data loss over all canaries of a drill: numbers add up, the longest stretch counts. */
export interface AllDataLoss extends DataLoss {
  readonly bounds: Bounds | null;
}

/** Every process that was read back, or that meant to be. */
export function allDataLoss(history: History): AllDataLoss {
  const writers = history.flatMap((entry) =>
    entry.type === 'invoke' && (entry.operation === READ_BACK || isCanary(entry.value))
      ? [entry.process]
      : [],
  );
  const losses = [...new Set(writers)].map((process) => dataLoss(history, process));
  const sum = (count: (loss: DataLoss) => number): number =>
    losses.reduce((all, loss) => all + count(loss), 0);
  return {
    bounds: largest(losses.map((loss) => loss.bounds)),
    notes:
      losses.length === 0 ? ['no canary was written'] : [...new Set(losses.flatMap((loss) => loss.notes))],
    acknowledged: sum((loss) => loss.acknowledged),
    lost: sum((loss) => loss.lost),
    unsure: sum((loss) => loss.unsure),
  };
}

/** As it stands in `result.json`; null when it was not measured, or its end was not seen. */
export function dataLossResult(loss: AllDataLoss): DrillResult['dataLoss'] {
  const { bounds, acknowledged, lost, unsure } = loss;
  if (bounds === null || !Number.isFinite(bounds.upper)) return null;
  const { lower, upper } = bounds;
  return { acknowledgedWrites: acknowledged, lostWrites: lost, unsureWrites: unsure, lower, upper };
}
