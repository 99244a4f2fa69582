import { formatDuration } from '../../base/duration.ts';
import type { RebuildView } from './rebuild-view.ts';

/** From here on nobody reads what stands on an arrow, and laying all of it out neatly takes minutes. */
const LARGE = 80;
const QUICK = 'splines=line; nslimit=1; nslimit1=1; mclimit=0.3;';

/** The order of a rebuild as a picture: boxes from left to right, the critical path in bold, cycles dashed. SVG, legible without colour. */
export async function orderGraph(view: RebuildView): Promise<string> {
  // Loaded by whoever draws: it brings a whole Graphviz along.
  const { instance } = await import('@viz-js/viz');
  const viz = await instance();
  const svg = viz.renderString(dot(view), { format: 'svg', engine: 'dot' });
  const picture = svg.slice(svg.indexOf('<svg'));
  const title = 'The order in which stacks are rebuilt';
  return picture.replace(/<svg([^>]*)>/, (_, attributes: string) =>
    [
      `<svg${attributes} role="img" aria-labelledby="rebuild-order">`,
      `<title id="rebuild-order">${title}</title>`,
      `<desc>${escape(inWords(view))}</desc>`,
    ].join(''),
  );
}

/** The order in a sentence, for whoever does not see the picture. */
export function inWords({ order: { steps, cycles } }: RebuildView): string {
  const told = steps.map((step, index) => `step ${index + 1}: ${step.join(', ')}`);
  const stuck = cycles.map((cycle) => `wait for each other: ${cycle.join(', ')}`);
  return [...told, ...stuck].join('; ');
}

function dot(view: RebuildView): string {
  const { order, units, path } = view;
  const critical = new Set(path.units);
  const stuck = new Set(order.cycles.flat());
  const ids = [
    ...new Set([...order.steps.flat(), ...order.edges.flatMap(({ from, to }) => [from, to]), ...stuck]),
  ];
  const isLarge = ids.length > LARGE;
  const nodes = ids.map((id) => {
    const workload = units.find((unit) => unit.id === id)?.workloads.join(', ') ?? '';
    const style = [
      stuck.has(id) ? 'style="rounded,dashed"' : 'style=rounded',
      critical.has(id) ? 'penwidth=3' : 'penwidth=1',
    ];
    return `${text(id)} [label=${text(`${id}\n${workload}\n${timeOf(id, view)}`)}, ${style.join(', ')}];`;
  });
  const edges = order.edges.map(({ from, to, because }) => {
    const isCritical = follows(path.units, from, to);
    const label = isLarge ? '' : `label=${text(because.slice(0, 3).join('\n'))}, `;
    return `${text(from)} -> ${text(to)} [${label}penwidth=${isCritical ? 3 : 1}];`;
  });
  return [
    'digraph rebuild {',
    ...(isLarge ? [QUICK] : []),
    'rankdir=LR; bgcolor=transparent; node [shape=box, fontname="sans-serif", fontsize=11]; edge [fontname="sans-serif", fontsize=9];',
    ...nodes,
    ...edges,
    '}',
  ].join('\n');
}

function timeOf(id: string, { times }: RebuildView): string {
  const known = times.get(id);
  return known === undefined ? 'time unknown' : formatDuration(known.seconds);
}

function follows(path: readonly string[], from: string, to: string): boolean {
  const at = path.indexOf(from);
  return at !== -1 && path[at + 1] === to;
}

/** A text of DOT. Line breaks become its own. */
function text(value: string): string {
  return `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}

function escape(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
