import { formatDuration, type Seconds } from '../../base/duration.ts';
import type { Disruption, Environment, Objective, Workload } from '../environment.ts';
import { positionOf } from '../pointer.ts';
import type { Contradiction } from './contradiction.ts';

/** From the smaller disruption to the larger one: what brings a service back from the larger also does from the smaller. */
const GROWING: readonly (readonly [Disruption, Disruption])[] = [
  ['instance', 'az'],
  ['az', 'region'],
  ['instance', 'region'],
];

/** RTOs that shrink as the disruption grows, that outlast what the business bears, or that the declared steps exceed. */
export function rtoContradictions(environment: Environment, workload: Workload): Contradiction[] {
  return [
    ...shrinking(environment, workload),
    ...workload.objectives.flatMap((objective) => [
      ...beyondMtpd(environment, workload, objective),
      ...beyondSteps(environment, workload, objective),
    ]),
  ];
}

function shrinking(environment: Environment, workload: Workload): Contradiction[] {
  const rtoOf = (disruption: Disruption): Seconds | undefined =>
    workload.objectives.find((objective) => objective.disruption === disruption)?.rto;
  return GROWING.flatMap(([smaller, larger]) => {
    const [first, second] = [rtoOf(smaller), rtoOf(larger)];
    if (first === undefined || second === undefined || second >= first) return [];
    // With an AZ objective in between, the two neighbouring pairs say it already.
    if (smaller === 'instance' && larger === 'region' && rtoOf('az') !== undefined) return [];
    return {
      workload: workload.name,
      disruption: larger,
      message: `Workload ${workload.name} promises to be back sooner from the loss of ${NAMES[larger]} than from that of ${NAMES[smaller]}`,
      expected: `an RTO for ${larger} of at least ${formatDuration(first)}, the one for ${smaller}`,
      got: formatDuration(second),
      fix: `raise the RTO for ${larger}, or lower the one for ${smaller}`,
      where: positionOf(environment, ['workloads', workload.name, 'objectives', larger, 'rto']),
    };
  });
}

const NAMES: Partial<Record<Disruption, string>> = {
  instance: 'an instance',
  az: 'an Availability Zone',
  region: 'a Region',
};

function beyondMtpd(environment: Environment, workload: Workload, objective: Objective): Contradiction[] {
  const { disruption, rto, mtpd } = objective;
  if (rto === undefined || mtpd === undefined || rto <= mtpd) return [];
  return [
    {
      workload: workload.name,
      disruption,
      message: `Workload ${workload.name} may be away longer (${disruption}) than the business can bear`,
      expected: `an RTO of at most ${formatDuration(mtpd)}, the maximum tolerable period of disruption`,
      got: formatDuration(rto),
      fix: 'lower the RTO, or have the business accept a longer mtpd',
      where: positionOf(environment, ['workloads', workload.name, 'objectives', disruption, 'rto']),
    },
  ];
}

function beyondSteps(environment: Environment, workload: Workload, objective: Objective): Contradiction[] {
  const { disruption, rto, recovery } = objective;
  if (rto === undefined || recovery === undefined) return [];
  const steps = recovery.steps.reduce((sum, step) => sum + step.takes, 0);
  const total = steps + (recovery.detect ?? 0) + (recovery.decide ?? 0);
  if (total <= rto) return [];
  return [
    {
      workload: workload.name,
      disruption,
      message: `The declared steps of workload ${workload.name} (${disruption}) take longer than its RTO`,
      expected: `detection, decision and steps within ${formatDuration(rto)}`,
      got: `${formatDuration(total)} together`,
      fix: 'raise the RTO, or shorten the recovery and measure it anew',
      where: positionOf(environment, ['workloads', workload.name, 'objectives', disruption, 'rto']),
    },
  ];
}
