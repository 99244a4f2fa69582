import { formatDuration } from '../../base/duration.ts';
import { groupBy } from '../../base/group-by.ts';
import { plural } from '../../base/plural.ts';
import { formatLocation } from '../../base/problem.ts';
import type { TrapFinding } from '../../iac/index.ts';
import { inWords } from '../rebuild/order-graph.ts';
import type { RebuildView } from '../rebuild/rebuild-view.ts';
import { html, Markup } from './markup.ts';

/** Whether the account could be made again: what would not come back, the order, the time, and what a person has to do. */
export function rebuild(view: RebuildView | undefined, graph: string | undefined): Markup | undefined {
  if (view === undefined) return undefined;
  return html`<section id="rebuild"><h2>Rebuild into a clean account</h2>
<p class="lead">Read from the files that the workloads are written down in, never run for this. What a drill has rebuilt stands under Drills.</p>
${traps(view)}${order(view, graph)}${byHand(view)}</section>`;
}

function traps({ units }: RebuildView): Markup {
  return html`<div class="scroll"><table class="glance"><thead><tr><th scope="col">Written down in</th><th scope="col">Workload</th><th scope="col">Resources</th>
<th scope="col">Blocks</th><th scope="col">Loses data</th><th scope="col">Slows or warns</th><th scope="col">Unknown</th></tr></thead><tbody>${units.map(
    ({ file, stack, workloads, resources, traps: found }) =>
      html`<tr><th scope="row">${stack === undefined ? file : html`${stack} <small>${file}</small>`}</th><td>${workloads.join(', ')}</td><td class="number">${resources.length}</td>
<td class="number">${seen(found, ['blocks'])}</td><td class="number">${seen(found, ['loses-data'])}</td><td class="number">${seen(found, ['slows', 'warns'])}</td>
<td class="number">${found.filter(({ certainty }) => certainty === 'unknown').length}</td></tr>`,
  )}</tbody></table></div>${units.map(detail)}`;
}

function seen(found: readonly TrapFinding[], severities: readonly string[]): number {
  return found.filter(({ certainty, severity }) => certainty !== 'unknown' && severities.includes(severity))
    .length;
}

function detail({ file, traps: found }: RebuildView['units'][number]): Markup | undefined {
  if (found.length === 0) return undefined;
  const groups = [...groupBy(found, ({ trap }) => trap)];
  return html`<details><summary>${file}: ${plural(found.length, 'finding')}</summary><ul class="terms">${groups.map(
    ([trap, all]) =>
      html`<li><b>${trap}</b> <small>${all[0]?.severity}, ${all[0]?.certainty}</small> ${all[0]?.message}<br><small>${all
        .slice(0, 10)
        .map(({ where }) => formatLocation(where))
        .join(
          ', ',
        )}${all.length > 10 ? ` and ${all.length - 10} more` : ''} · fix: ${all[0]?.fix}</small></li>`,
  )}</ul></details>`;
}

function order(view: RebuildView, graph: string | undefined): Markup {
  const { path, order: found, times } = view;
  const known = path.units.map((id) => {
    const time = times.get(id);
    return time === undefined
      ? `${id} (nobody measured it)`
      : `${id} ${formatDuration(time.seconds)} (${time.source})`;
  });
  const whole =
    path.seconds === null
      ? `How long all of it takes is not known${path.unknown.length === 0 ? '' : `: nobody has measured ${path.unknown.join(', ')}`}.`
      : `All of it takes ${formatDuration(path.seconds)} along its longest way.`;
  return html`<h3>Order and time</h3><p>${inWords(view)}.</p>
${found.cycles.length === 0 ? undefined : html`<div class="verdict fail"><strong>These wait for each other, and no order rebuilds them:</strong> ${found.cycles.map((cycle) => cycle.join(' → ')).join('; ')}</div>`}
${graph === undefined ? undefined : html`<div class="scroll timeline">${new Markup(graph)}</div>`}
<p>${whole}${known.length === 0 ? undefined : ` The longest way: ${known.join(', then ')}.`} Data is not part of it: restores come on top.</p>`;
}

function byHand({ byHand: steps }: RebuildView): Markup | undefined {
  if (steps.length === 0) return undefined;
  return html`<h3>What a person has to do</h3><ul class="terms">${steps.map(
    ({ message, where, fix }) => html`<li>${message} <small>${formatLocation(where)} · ${fix}</small></li>`,
  )}</ul>`;
}
