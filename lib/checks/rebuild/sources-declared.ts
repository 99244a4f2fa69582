import type { Disruption } from '../../environment/index.ts';
import type { WorkloadView } from '../../estate/index.ts';
import { defineCheck, fail, type Judged, missing, pass } from '../check.ts';

/** Judges whether a workload that is to be rebuilt says what it would be rebuilt from. */
export const sourcesDeclared = defineCheck({
  id: 'rebuild/sources-declared',
  title: 'Workloads that are to be rebuilt say what they are written down in',
  what: 'A workload that promises to come back by a rebuild declares its templates, Terraform configurations or assemblies, and they describe at least one resource.',
  why: 'What is not written down is rebuilt from memory, by the people who happen to be awake. A promise of a rebuild without a source is a hope.',
  how: 'The environment file, and the files that it names.',
  fix: 'Declare the files under rebuild.from of the workload.',
  severity: 'high',
  kind: 'declared',
  suite: 'rebuild',
  facts: ['iac.unit'],
  requirements: ['REB-1', 'BAK-1'],
  controls: [
    { id: 'ISO/IEC 27001:2022 A.5.30', mark: 'supports' },
    { id: 'AWS Well-Architected REL13-BP02', mark: 'evidences' },
  ],
  promisedBy: (workload) =>
    promisesRebuild(workload.objectives) ||
    workload.rebuild !== undefined ||
    'No disruption of this workload is promised to be recovered from by a rebuild',
  judge: (view) => [declared(view)],
});

function promisesRebuild(objectives: readonly { recovery?: { by: string } }[]): boolean {
  return objectives.some(({ recovery }) => recovery?.by === 'rebuild');
}

function declared(view: WorkloadView): Judged {
  const { name, rebuild, objectives } = view.workload;
  const promised: Disruption[] = objectives.flatMap(({ disruption, recovery }) =>
    recovery?.by === 'rebuild' ? [disruption] : [],
  );
  if (rebuild === undefined)
    return {
      finding: fail({
        message: `${name} promises to be rebuilt after ${promised.join(' and ')}, and names nothing to rebuild it from`,
        expected: 'rebuild.from with at least one template, folder, plan or state',
        got: 'nothing',
        fix: `declare rebuild.from for ${name}`,
      }),
    };
  const resources = view.own('iac.unit').flatMap((unit) => unit.resources);
  const paths = rebuild.sources.map(({ path }) => path).join(', ');
  if (resources.length > 0)
    return { finding: pass(`${name} is written down in ${paths}: ${resources.length} resources`) };
  return {
    finding: missing({
      message: `${name} is declared to be written down in ${paths}, which describe no resource at all`,
      expected: 'at least one resource',
      got: 'none',
      fix: 'name the files that describe its resources',
    }),
  };
}
