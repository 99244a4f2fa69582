import { OBJECTIVE_FACTS } from '../../objectives/needed-facts.ts';
import { defineCheck } from '../check.ts';
import { withoutNames } from '../without-names.ts';
import { fromRows, promises } from './from-rows.ts';

const FIX =
  'Shorten the longest term, declare or measure the step that has no time, or promise what can be kept.';

/** The configuration makes each promised recovery time possible. */
export const rtoAttainable = defineCheck({
  id: 'objectives/rto-attainable',
  title: 'Every recovery time objective can be met',
  what: 'For each disruption with an RTO, the times of noticing, deciding and recovering add up to no more than the objective.',
  why: 'A restore that takes four hours by itself cannot keep a promise of two. An objective that the configuration cannot meet is missed before the incident begins.',
  how: 'The means of recovery that the declaration names are reckoned step by step: intervals, thresholds and time limits come from the API at the pace of the environment, other steps from the declaration or from an earlier measurement. A step without a source leaves the estimate unknown. It is an estimate and demonstrates nothing.',
  fix: FIX,
  severity: 'critical',
  kind: 'estimated',
  objective: 'rto',
  suite: 'objectives',
  facts: OBJECTIVE_FACTS.rto,
  needs: withoutNames(OBJECTIVE_FACTS.rto),
  requirements: ['DB-1', 'DB-3', 'HA-5', 'HA-7'],
  controls: [
    { id: 'NIST SP 800-53 r5 CP-10', mark: 'supports' },
    { id: 'ISO/IEC 27001:2022 A.5.30', mark: 'supports' },
    { id: 'SOC 2 CC7.5', mark: 'supports' },
    { id: 'AWS Well-Architected REL13-BP01', mark: 'evidences' },
  ],
  promisedBy: promises('rto'),
  judge: (view) => fromRows(view, 'rto', FIX),
});
