import type { Environment, Workload } from '../../environment/environment.ts';
import type { Scenario } from '../scenario.ts';
import type { Fit } from './fit.ts';

/** The name under which the rebuild is asked for, declared and consented to. */
export const REBUILD = 'rebuild';

/** What the rebuild drill is, in the words in which scenarios are told. It breaks nothing, so it has no faults and no probes of its own. */
export const REBUILD_SCENARIO: Scenario = {
  name: REBUILD,
  title: 'A workload is made again in a clean account',
  simulates:
    'The loss of an account, or of a Region. What the workload is written down in is deployed into a declared account in which nothing of the old one exists, compared with the original, asked for an answer, timed, and taken away again.',
  doesNot: [
    'No data comes back. Databases and volumes are made empty; restores are another drill, and their time comes on top.',
    'Nothing of the old account is lost. What still refers to it may work here and fail on the day: see the traps.',
    'DNS names are not switched, certificates not validated, quotas not raised, and nobody is called out of bed.',
    'Protections against deletion are off in the copy, and what acts by itself is kept still, so that it can be taken away again.',
    'There is no rush for capacity, and the control plane of AWS is healthy.',
  ],
  disruption: 'account-compromise',
  requirements: ['REB-1', 'REB-2', 'REB-3'],
  controls: [
    { id: 'SOC 2 A1.3', mark: 'exercises' },
    { id: 'ISO/IEC 27001:2022 A.5.30', mark: 'exercises' },
    { id: 'NIST SP 800-53 r5 CP-10', mark: 'exercises' },
    { id: 'AWS Well-Architected REL13-BP03', mark: 'exercises' },
  ],
  firstOn: 'sandbox',
  preconditions: ['lower-stage'],
  steadyState: { lasts: 0, stableFor: 0 },
  faults: [],
  probes: [],
  expect: { objectives: ['rto'], alarms: [], events: [] },
  stopConditions: [],
  limit: 2 * 3_600,
  source: { file: 'rebuild', text: '', positions: {} },
};

/** Whether a workload can be rebuilt: it is written down, a clean account is declared for it, and safety allows it. Pure. */
export function fitOfRebuild({ name, rebuild }: Workload, { safety }: Environment): Fit {
  const no = { runs: false, workload: name } as const;
  if (rebuild === undefined)
    return { ...no, because: 'not-promised', reason: 'it does not say what it is written down in' };
  if (rebuild.into === undefined)
    return { ...no, because: 'not-measurable', reason: 'it declares no clean account to be rebuilt into' };
  if (!safety.scenarios.includes(REBUILD))
    return {
      ...no,
      because: 'not-allowed',
      reason: `safety.scenarios of the declaration does not name ${REBUILD}`,
    };
  const advice =
    rebuild.smoke.length === 0
      ? ['it declares no smoke probe: whether the rebuilt workload serves stays unknown']
      : [];
  return { runs: true, workload: name, probes: [], stopConditions: [], objectives: ['rto'], advice };
}
