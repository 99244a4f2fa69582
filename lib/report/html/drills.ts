import { formatDuration } from '../../base/duration.ts';
import type { DrillResult, Expectation, Leftover } from '../../drill/drill-result.ts';
import type { ObjectiveRow } from '../../objectives/objective-row.ts';
import { boundsInWords, exactly } from '../../drill/measures/bounds-in-words.ts';
import { drillInShort } from '../drills/drill-lines.ts';
import type { DrillView } from '../drills/drill-view.ts';
import { toldOf } from '../drills/drill-words.ts';
import { rebuildTold } from '../drills/rebuild-words.ts';
import { repeatedInWords } from '../drills/repeated-in-words.ts';
import type { RunSummary } from '../summary.ts';
import { chip } from './chip.ts';
import { html, Markup } from './markup.ts';

/** What was broken on purpose, and how it came back: measured, beside what is promised and what was estimated. */
export function drills(
  { drills: views, run }: RunSummary,
  timelines: ReadonlyMap<string, string>,
): Markup | undefined {
  if (views.length === 0) return undefined;
  const pace = run.pace === undefined || run.pace === 1 ? '' : ` at pace ${run.pace}`;
  return html`<section id="drills"><h2>Drills</h2>
<p class="lead">Broken on purpose, and watched as it came back. A promise is met only if the <b>upper</b> bound of what was measured is within it,
missed only if the <b>lower</b> bound is beyond it; in between it is unknown.</p>
${views.length > 1 && glance(views)}${comparisons(views)}
${views.slice(0, SHOWN).map((view) => drill(view, timelines.get(view.drill.name), pace))}
${views.length > SHOWN && html`<p>And ${views.length - SHOWN} more in the table above; the picture of each lies beside its history, in the folder of the drill.</p>`}</section>`;
}

/** In full. A drill that was repeated a hundred times is a table, and its first pictures. */
const SHOWN = 20;

/** All drills in one table, each leading to what is told of it below. */
function glance(views: readonly DrillView[]): Markup {
  return html`<div class="scroll"><table class="glance"><thead><tr><th scope="col">Drill</th><th scope="col">Workload</th><th scope="col">Outage</th>
<th scope="col">Recovery time</th><th scope="col">Writes lost</th><th scope="col">Outcome</th></tr></thead><tbody>${views.map(
    (view) => {
      const { outage, recovery, loss } = drillInShort(view);
      return html`<tr><th scope="row"><a href="#drill-${view.drill.name}">${view.title}</a></th><td>${view.workload}</td><td>${outage}</td>
<td>${recovery}</td><td>${loss}</td><td>${chip(view.outcome)}</td></tr>`;
    },
  )}</tbody></table></div>`;
}

/** Repetitions side by side. */
function comparisons(views: readonly DrillView[]): Markup | undefined {
  const repeated = repeatedInWords(views);
  if (repeated.length === 0) return undefined;
  return html`<div class="scroll"><table class="repeated"><caption>Repeated: one can refute a promise, no number of them proves it</caption>
<thead><tr><th scope="col">Drill</th><th scope="col">Times</th><th scope="col">Outage</th><th scope="col">Recovery time</th><th scope="col">Writes lost</th></tr></thead>
<tbody>${repeated.map(
    ({ drill: name, runs, outage, recovery, lost }) =>
      html`<tr><th scope="row">${name}</th><td>${runs}</td><td>${outage}</td><td>${recovery}</td><td>${lost}</td></tr>`,
  )}</tbody></table></div>`;
}

function drill(view: DrillView, timeline: string | undefined, pace: string): Markup {
  const { result, scenario } = view.drill;
  return html`<article class="drill ${view.outcome}" id="drill-${view.drill.name}">
<h3>${chip(view.outcome)} ${view.title} <small>${view.workload} · <code>${view.check}</code></small></h3>
${scenario === null ? undefined : html`<p class="lead">${scenario.simulates}</p>`}
${view.whyNot === undefined ? undefined : html`<div class="verdict unknown"><strong>${view.whyNot}.</strong>${result === null ? undefined : html`<div class="reason">${result.message}</div>`}</div>`}
${result === null || result.faultAt === null ? undefined : measured(view, result, pace)}
${timeline === undefined ? undefined : html`<div class="scroll timeline">${new Markup(timeline)}</div>`}
${result === null ? undefined : further(result)}
${doesNot(view.doesNot)}</article>`;
}

function measured(view: DrillView, result: DrillResult, pace: string): Markup {
  const told = result.rebuild === undefined ? toldOf(result) : rebuildTold(result, result.rebuild);
  const list = html`<dl>${told.map(({ what, text }) => html`<div><dt>${what}</dt><dd>${text}</dd></div>`)}</dl>`;
  if ((result.expectations ?? []).length === 0) return html`<div class="measured">${list}</div>`;
  return html`<div class="measured">${list}
<table><thead><tr><th scope="col"></th><th scope="col">Declared</th><th scope="col">Estimated${pace}</th><th scope="col">Demonstrated</th><th scope="col"></th></tr></thead>
<tbody>${(result.expectations ?? []).map((expected) => expectation(expected, result, view.objectives))}</tbody></table></div>`;
}

const MEASURES: Readonly<Record<string, ObjectiveRow['measure']>> = {
  'recovery time': 'rto',
  'data loss': 'rpo',
};

function expectation(
  { what, outcome, message }: Expectation,
  result: DrillResult,
  objectives: readonly ObjectiveRow[],
): Markup {
  const row = objectives.find(({ measure }) => measure === MEASURES[what]);
  if (row === undefined)
    return html`<tr><th scope="row" colspan="4">${what} <small>${message}</small></th><td>${chip(outcome)}</td></tr>`;
  const estimated = row.estimated === null ? 'none' : formatDuration(row.estimated.seconds);
  return html`<tr><th scope="row">${what} <small>${row.measure.toUpperCase()}</small></th><td class="number">${formatDuration(row.declared)}</td>
<td class="number">${estimated}</td><td class="number">${demonstrated(result, row.measure)}</td><td>${chip(outcome)}</td></tr>`;
}

function demonstrated(
  { recoveryTime, dataLoss, atLeast }: DrillResult,
  measure: ObjectiveRow['measure'],
): string {
  const least = measure === 'rto' ? atLeast?.recoveryTime : atLeast?.dataLoss;
  if (least !== undefined) return `at least ${exactly(least, Math.floor)}`;
  return boundsInWords(measure === 'rto' ? recoveryTime : dataLoss);
}

function further({ notes = [], leftovers, rebuild }: DrillResult): Markup {
  // What a rebuild leaves waits for nobody: keys wait for days by themselves.
  const [tone, title] = rebuild === undefined ? ['fail', 'Not yet as before:'] : ['unknown', 'Not yet gone:'];
  const pending = leftovers.filter(({ state }) => state === 'pending');
  const rest = leftovers.filter(({ state }) => state !== 'pending');
  return html`${pending.length === 0 ? undefined : html`<div class="verdict ${tone}"><strong>${title}</strong><ul>${pending.map(leftover)}</ul></div>`}
${notes.length === 0 ? undefined : html`<div class="does-not"><b>To know before the numbers are believed</b><ul>${notes.map((note) => html`<li>${note}</li>`)}</ul></div>`}
${rest.length === 0 ? undefined : html`<details><summary>What it made and touched (${rest.length})</summary><ul class="terms">${rest.map(leftover)}</ul></details>`}`;
}

function leftover({ what, state, until, why }: Leftover): Markup {
  return html`<li><b>${state}</b> ${what}${until === undefined ? undefined : ` until ${until}`} <small>${why}</small></li>`;
}

/** Printed, never folded: a drill shows less than the disruption that it stands for. */
function doesNot(list: readonly string[]): Markup | undefined {
  if (list.length === 0) return undefined;
  return html`<div class="does-not"><b>What this drill does not show</b><ul>${list.map((one) => html`<li>${one}</li>`)}</ul></div>`;
}
