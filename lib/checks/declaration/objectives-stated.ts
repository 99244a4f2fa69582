import type { Disruption, Objective } from '../../environment/index.ts';
import type { WorkloadView } from '../../estate/index.ts';
import { plural } from '../../base/plural.ts';
import { defineCheck, fail, type Judged, pass } from '../check.ts';

/** Judges whether a workload says what it promises, for everything that its stores and names make possible to lose. */
export const objectivesStated = defineCheck({
  id: 'declaration/objectives-stated',
  title: 'Workloads state an RTO and an RPO for what can happen to them',
  what: 'Each workload states an RTO for the loss of an instance and of a zone. One that holds data states an RTO and an RPO for the loss of an instance, a zone, a Region, and for data loss. One with DNS names states an RTO for dns.',
  why: 'What is not promised is not judged, and not practised. Without an RPO nobody can say whether a backup is recent enough.',
  how: 'The environment file, with the defaults of the tier; what holds data is found among the databases and volumes of the workload. account-compromise is shown where it is promised, and not asked for.',
  fix: 'State the objective under the workload, or under its tier.',
  severity: 'high',
  kind: 'declared',
  suite: 'objectives',
  facts: ['rds.instance', 'rds.cluster', 'ec2.instance', 'ec2.volume'],
  requirements: ['DB-1'],
  controls: [
    { id: 'ISO/IEC 27001:2022 A.5.30', mark: 'supports' },
    { id: 'AWS Well-Architected REL13-BP01', mark: 'evidences' },
  ],
  judge: (view) => relevant(view).map((asked) => stated(view, asked)),
});

interface Asked {
  readonly disruption: Disruption;
  readonly measures: readonly ('rto' | 'rpo')[];
  readonly because: string;
}

function relevant({ stores, workload }: WorkloadView): Asked[] {
  const held = `it holds data in ${plural(stores.length, 'store')}`;
  const data: Asked[] = (['instance', 'az', 'region', 'data-loss'] as const).map((disruption) => ({
    disruption,
    measures: ['rto', 'rpo'],
    because: held,
  }));
  const service: Asked[] = (['instance', 'az'] as const).map((disruption) => ({
    disruption,
    measures: ['rto'],
    because: 'every workload can lose one',
  }));
  const names = plural(workload.dns.length, 'DNS name');
  const dns: Asked[] =
    workload.dns.length === 0
      ? []
      : [{ disruption: 'dns', measures: ['rto'], because: `it is reached by ${names}` }];
  return [...(stores.length > 0 ? data : service), ...dns];
}

function stated({ workload }: WorkloadView, { disruption, measures, because }: Asked): Judged {
  const objective: Partial<Objective> =
    workload.objectives.find((one) => one.disruption === disruption) ?? {};
  const lacking = measures.filter((measure) => objective[measure] === undefined);
  const said = measures.map((measure) => measure.toUpperCase()).join(' and ');
  if (lacking.length === 0)
    return { finding: pass(`${workload.name} states ${said} for ${disruption}`, { disruption }) };
  const missing = lacking.map((measure) => measure.toUpperCase()).join(' and ');
  return {
    finding: fail({
      message: `${workload.name} states no ${missing} for ${disruption}, though ${because}`,
      expected: `${said} for ${disruption}`,
      got:
        lacking.length === measures.length
          ? 'no promise'
          : `only ${measures
              .filter((one) => !lacking.includes(one))
              .join()
              .toUpperCase()}`,
      fix: `state ${lacking.map((measure) => `objectives.${disruption}.${measure}`).join(' and ')} for ${workload.name} or its tier`,
      disruption,
    }),
  };
}
