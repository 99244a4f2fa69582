import { LandfallError } from '../../base/errors.ts';
import { type DeclaredUnit, type IacSet, rebuildOrder, unitNeeds } from '../../iac/index.ts';
import { readRebuildSources, sourcesText } from '../../rebuild/index.ts';
import type { DrillOptions } from '../drill/drill-options.ts';

/**
 * What the workload is written down in, in the order in which it is made. Throws SOURCES_UNREADABLE (half of a workload is not
 * rebuilt) and SOURCES_CHANGED (guard).
 */
export async function sourcesOf(options: DrillOptions): Promise<readonly DeclaredUnit[]> {
  const { environment, view, clock, signal, onLine } = options;
  const { units, unread, set } = await readRebuildSources(environment, { clock, signal, onLine });
  const problems = unread.filter(({ workload }) => workload === view.workload.name);
  if (problems.length > 0)
    throw new LandfallError(
      'SOURCES_UNREADABLE',
      'declaration',
      problems.map(({ problem }) => problem),
    );
  const own = units.filter(({ workload }) => workload === view.workload.name);
  refuseChanged(own, options);
  return inOrder(own, set);
}

/** What was planned, and perhaps approved, is what is made. */
function refuseChanged(units: readonly DeclaredUnit[], { scenario, view }: DrillOptions): void {
  const planned = scenario.source.text;
  if (sameLines(planned, sourcesText(units))) return;
  throw new LandfallError('SOURCES_CHANGED', 'guard', {
    what: `What "${view.workload.name}" is rebuilt from changed after it was planned; nothing was made`,
    where: view.workload.rebuild?.sources.map(({ path }) => path).join(', '),
    expected: 'the files as they were planned',
    got: 'others',
    fix: 'plan again, and have the new plan approved',
  });
}

function sameLines(one: string, other: string): boolean {
  return one.split('\n').toSorted().join('\n') === other.split('\n').toSorted().join('\n');
}

function inOrder(units: readonly DeclaredUnit[], set: IacSet): readonly DeclaredUnit[] {
  const all = unitNeeds(set);
  const { steps } = rebuildOrder(
    units.map(({ unit: { id, parent }, workload }) => ({
      id,
      workloads: [workload],
      ...(parent === undefined ? {} : { parent }),
      needs: all.filter(({ from }) => from.id === id).map(({ to, name, by }) => ({ unit: to.id, name, by })),
    })),
  );
  // Units that wait for each other come last: CloudFormation says why it does not make them.
  const turn = new Map(steps.flat().map((id, index) => [id, index]));
  const last = units.length;
  return units.toSorted((one, other) => (turn.get(one.unit.id) ?? last) - (turn.get(other.unit.id) ?? last));
}
