import { formatDuration } from '../../base/duration.ts';
import { worstOutcome } from '../../base/outcome.ts';
import { DISRUPTIONS, type Disruption } from '../../environment/environment.ts';
import type { ObjectiveRow } from '../../objectives/objective-row.ts';
import { OUTCOME_WORDS } from '../words.ts';
import { html, type Markup } from './markup.ts';

export const DISRUPTION_WORDS: Record<Disruption, string> = {
  instance: 'an instance is lost',
  az: 'a zone is lost',
  region: 'a Region is lost',
  'data-loss': 'data is destroyed',
  'account-compromise': 'the account is taken over',
  dns: 'the front door fails',
};

/** Workload × disruption at one glance: each cell says whether both objectives hold, and what is promised. */
export function overview(rows: readonly ObjectiveRow[]): Markup {
  const workloads = [...new Set(rows.map((row) => row.workload))];
  const disruptions = DISRUPTIONS.filter((disruption) => rows.some((row) => row.disruption === disruption));
  return html`<div class="scroll"><table class="overview"><thead><tr><th scope="col">If…</th>
${disruptions.map((disruption) => html`<th scope="col">${DISRUPTION_WORDS[disruption]}</th>`)}</tr></thead>
<tbody>${workloads.map(
    (workload) =>
      html`<tr><th scope="row">${workload}</th>${disruptions.map((disruption) =>
        cell(rows.filter((row) => row.workload === workload && row.disruption === disruption)),
      )}</tr>`,
  )}</tbody></table></div>`;
}

function cell(rows: readonly ObjectiveRow[]): Markup {
  if (rows.length === 0) return html`<td class="none">not promised</td>`;
  const lines = rows.map(
    (
      row,
    ) => html`<div><span class="sign" title="${OUTCOME_WORDS[row.outcome].word}">${OUTCOME_WORDS[row.outcome].sign}</span>
${row.measure.toUpperCase()} ${formatDuration(row.declared)}${basis(row)}</div>`,
  );
  return html`<td class="cell ${worstOutcome(rows.map((row) => row.outcome))}">${lines}</td>`;
}

/** What the sign rests on. */
function basis(row: ObjectiveRow): Markup {
  if (row.demonstrated !== null) return html` <small>demonstrated</small>`;
  return html` <small>${row.estimated === null ? 'no estimate' : 'estimated'}</small>`;
}
