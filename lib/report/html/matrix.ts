import { formatDuration } from '../../base/duration.ts';
import { DISRUPTIONS } from '../../environment/environment.ts';
import type { ObjectiveRow } from '../../objectives/objective-row.ts';
import type { RunSummary } from '../summary.ts';
import { boundsInWords } from '../../drill/measures/index.ts';
import { chip } from './chip.ts';
import { html, type Markup } from './markup.ts';
import { DISRUPTION_WORDS, overview } from './overview.ts';

/** The recovery matrix: workload × disruption, with declared, estimated and demonstrated kept apart. */
export function matrix(summary: RunSummary): Markup {
  const rows = summary.objectives;
  if (rows.length === 0)
    return html`<section><h2>Recovery matrix</h2><p>No objective was judged.</p></section>`;
  const workloads = [...new Set(rows.map((row) => row.workload))];
  return html`<section id="matrix"><h2>Recovery matrix</h2>
<p class="lead"><b>Declared</b> is what the environment file promises, <b>estimated</b> what the configuration seen makes possible,
<b>demonstrated</b> what a drill or a restore measured. An estimate is not a demonstration.</p>
${overview(rows)}${workloads.map((workload) => workloadTable(workload, rows))}</section>`;
}

function workloadTable(workload: string, rows: readonly ObjectiveRow[]): Markup {
  const own = rows.filter((row) => row.workload === workload);
  const ordered = DISRUPTIONS.flatMap((disruption) => own.filter((row) => row.disruption === disruption));
  return html`<div class="scroll"><table class="matrix"><caption>${workload}</caption>
<thead><tr><th scope="col">When</th><th scope="col">Objective</th><th scope="col">Declared</th><th scope="col">Estimated</th>
<th scope="col">Demonstrated</th><th scope="col">Outcome</th></tr></thead>
<tbody>${ordered.map(objectiveLine)}</tbody></table></div>`;
}

function objectiveLine(row: ObjectiveRow): Markup {
  return html`<tr class="${row.outcome}"><th scope="row">${DISRUPTION_WORDS[row.disruption]} <small>${row.disruption}</small></th>
<td>${row.measure.toUpperCase()}</td><td class="number">${formatDuration(row.declared)}</td><td>${estimate(row)}</td>
<td>${demonstration(row)}</td><td>${chip(row.outcome)}</td></tr>`;
}

function estimate(row: ObjectiveRow): Markup {
  if (row.estimated === null) return html`<span class="none">none</span> <small>${row.message}</small>`;
  const terms = row.estimated.terms.map(
    (term) =>
      html`<li><span class="number">${formatDuration(term.seconds)}</span> ${term.what} <small>${term.source}</small></li>`,
  );
  // An estimate that would be enough does not say by itself why the promise is not known to hold.
  const why = html`<small>${row.message}</small>`;
  const holds = row.outcome === 'pass';
  return html`<details><summary class="number">${formatDuration(row.estimated.seconds)}</summary>
<ul class="terms">${terms}</ul>${holds && html`<p>${why}</p>`}</details>${!holds && why}`;
}

function demonstration(row: ObjectiveRow): Markup {
  if (row.demonstrated === null) return html`<span class="none">never</span>`;
  const { lower, upper, at, run } = row.demonstrated;
  return html`<span class="number">${boundsInWords({ lower, upper })}</span> <small>on ${at.slice(0, 10)}, run ${run}</small>`;
}
