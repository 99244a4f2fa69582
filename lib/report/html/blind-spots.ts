import type { RunSummary } from '../summary.ts';
import { unseenByType, unseenInWords } from '../unseen-by-type.ts';
import { html, type Markup } from './markup.ts';

/** What AWS would not say, what no collector reads, and what the declaration excuses. */
export function blindSpots(summary: RunSummary): Markup {
  return html`${gaps(summary)}${unseen(summary)}${excluded(summary)}`;
}

function gaps({ gaps: list }: RunSummary): Markup | undefined {
  if (list.length === 0) return undefined;
  return html`<section id="gaps"><h2>Calls that AWS did not answer</h2><div class="scroll"><table>
<thead><tr><th scope="col">Call</th><th scope="col">Where</th><th scope="col">Answer</th><th scope="col">Would be allowed by</th></tr></thead>
<tbody>${list.map(
    (
      gap,
    ) => html`<tr><td><code>${gap.service}:${gap.operation}</code></td><td>${gap.account} ${gap.region}</td>
<td><b>${gap.code}</b> ${gap.message}</td><td><code>${gap.action}</code></td></tr>`,
  )}</tbody></table></div></section>`;
}

function unseen(summary: RunSummary): Markup | undefined {
  const types = unseenByType(summary);
  if (types.length === 0) return undefined;
  return html`<section id="unseen"><h2>Resources that no collector reads</h2>
<p>They belong to a workload, so its objectives cannot be known unless the declaration excuses them.</p>
<ul>${types.map(
    (one) => html`<li><details><summary><b>${one.workload}</b> ${unseenInWords(one)}</summary>
<ul>${one.arns.map((arn) => html`<li><small>${arn}</small></li>`)}</ul></details></li>`,
  )}</ul></section>`;
}

function excluded({ excluded: list }: RunSummary): Markup | undefined {
  if (list.length === 0) return undefined;
  return html`<section id="excluded"><h2>Excused by the declaration</h2>
<ul>${list.map(
    (verdict) =>
      html`<li><b>${verdict.workload}</b> <code>${verdict.check}</code> ${verdict.subject?.name} <small>${verdict.message}</small></li>`,
  )}</ul></section>`;
}
