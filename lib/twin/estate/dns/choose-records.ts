import type { StoredRecord } from '../../services/route53/stored-zone.ts';

type RecordSet = StoredRecord['set'];

/** Which record sets of one name and type to answer with, and a number from 0 to 1 that decides where chance does. */
export interface Choice {
  readonly isHealthy: (set: RecordSet) => boolean;
  readonly chance: number;
}

/** Multivalue answers hold at most eight records. */
const MULTIVALUE_LIMIT = 8;

/**
 * Route 53's way to choose (Developer Guide, "How Amazon Route 53 chooses records when health checking is configured"): by the
 * policy, among the healthy ones; when none is healthy, as if all were.
 */
export function chooseRecords(
  sets: readonly RecordSet[],
  { isHealthy, chance }: Choice,
): readonly RecordSet[] {
  const [first] = sets;
  if (first === undefined) return [];
  const healthy = sets.filter(isHealthy);
  const open = healthy.length === 0 ? sets : healthy;
  if (first.Failover !== undefined) return byFailover(sets, isHealthy);
  if (first.Weight !== undefined) return [byWeight(open, chance)];
  if (first.MultiValueAnswer === true) return open.slice(0, MULTIVALUE_LIMIT);
  return first.SetIdentifier === undefined ? sets : [open[0] ?? first];
}

/** The secondary is used when the primary is bad, unless both are: then the primary is. */
function byFailover(
  sets: readonly RecordSet[],
  isHealthy: (set: RecordSet) => boolean,
): readonly RecordSet[] {
  const primary = sets.find(({ Failover }) => Failover === 'PRIMARY');
  const secondary = sets.find(({ Failover }) => Failover === 'SECONDARY');
  const inOrder = [primary, secondary].filter((set) => set !== undefined);
  return [inOrder.find(isHealthy) ?? inOrder[0]].filter((set) => set !== undefined);
}

/** Records of weight 0 count only where every other is unhealthy; when all weights are 0 they are equal. */
function byWeight(open: readonly RecordSet[], chance: number): RecordSet {
  const weighty = open.filter(({ Weight = 0 }) => Weight > 0);
  const among = weighty.length === 0 ? open : weighty;
  const weightOf = ({ Weight = 0 }: RecordSet) => (weighty.length === 0 ? 1 : Weight);
  let left = chance * among.reduce((sum, set) => sum + weightOf(set), 0);
  for (const set of among) {
    left -= weightOf(set);
    if (left < 0) return set;
  }
  return among.at(-1) as RecordSet;
}
