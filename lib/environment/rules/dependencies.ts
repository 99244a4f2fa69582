import type { Problem } from '../../base/problem.ts';
import type { Path } from '../pointer.ts';
import type { Written } from '../written.ts';
import { unknownName } from './unknown-name.ts';

/** Workloads depend on declared workloads, and never on themselves, however far around. */
export function dependencyRules(written: Written): Problem[] {
  const names = written.keys(['workloads']);
  const edges = names.flatMap((name) => written.items(['workloads', name, 'dependsOn']));
  return [
    ...edges.flatMap((edge) => unknownName(written, edge, names, 'workloads')),
    ...cycles(written, names),
  ];
}

/** One problem per cycle, at the dependency that closes it. */
function cycles(written: Written, names: readonly string[]): Problem[] {
  const done = new Set<string>();
  const problems: Problem[] = [];
  for (const start of names) {
    const way: string[] = [];
    const open: { name: string; edges: Path[] }[] = [];
    const enter = (name: string): void => {
      way.push(name);
      open.push({ name, edges: written.items(['workloads', name, 'dependsOn']) });
    };
    if (!done.has(start)) enter(start);
    // By hand and not by recursion: a chain of dependencies may be as long as the file.
    for (let at = open.at(-1); at !== undefined; at = open.at(-1)) {
      const edge = at.edges.shift();
      const next = edge === undefined ? undefined : written.text(edge);
      if (edge === undefined) {
        done.add(at.name);
        open.pop();
        way.pop();
      } else if (next !== undefined && way.includes(next)) {
        problems.push(cycle(written, edge, [...way.slice(way.indexOf(next)), next]));
      } else if (next !== undefined && names.includes(next) && !done.has(next)) enter(next);
    }
  }
  return problems;
}

function cycle(written: Written, edge: Path, way: readonly string[]): Problem {
  return written.problem(edge, {
    what: `${way.length === 2 ? `workload "${way[0]}" depends on itself` : 'workloads depend on each other in a circle'}`,
    expected: 'dependencies that end somewhere',
    got: way.join(' → '),
    fix: 'remove one of them: what recovers first depends on nothing',
  });
}
