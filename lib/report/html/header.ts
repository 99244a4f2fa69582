import { formatDuration } from '../../base/duration.ts';
import { secondsBetween } from '../../base/instant.ts';
import { plural } from '../../base/plural.ts';
import type { RunSummary } from '../summary.ts';
import { ranAgainst, verdictSentence } from '../words.ts';
import { chip } from './chip.ts';
import { html, type Markup } from './markup.ts';

/** What it ran against, when, by whom, the verdict, and the counts with their definition. */
export function header(summary: RunSummary, evidenceSha256: string): Markup {
  const { run } = summary;
  return html`<header>
<p class="kicker">Landfall recovery report</p>
<h1>${summary.title} <small>${run.environment} · ${run.stage}</small></h1>
<p class="against"><strong>Ran against</strong> ${ranAgainst(run)}.</p>
<div class="verdict ${summary.outcome}">${chip(summary.outcome)} <strong>${verdictSentence(run, summary.outcome, summary.objectives, summary.excluded.length)}</strong></div>
${counts(summary)}
<dl class="facts">
<div><dt>When</dt><dd>${when(summary)}</dd></div>
<div><dt>Accounts</dt><dd>${run.accounts.map((account) => `${account.name} ${account.id} (${account.purpose})`).join(', ')}</dd></div>
<div><dt>Regions</dt><dd>${run.regions.join(', ')}</dd></div>
<div><dt>Looked as</dt><dd>${run.principal ?? 'nobody: no identity was confirmed'}</dd></div>
<div><dt>Seen</dt><dd>${plural(summary.resources, 'fact')}, ${plural(summary.gaps.length, 'gap')}</dd></div>
<div><dt>Run</dt><dd><code>${run.id}</code> · Landfall ${run.version}${commit(run.commit)} · ${run.ended}</dd></div>
<div><dt>Evidence</dt><dd>declaration <code>${run.declarationSha256.slice(0, 16)}…</code>, evidence files <code>${evidenceSha256.slice(0, 16)}…</code> (SHA-256)</dd></div>
</dl>
${run.error === undefined ? undefined : html`<pre class="error">${run.error}</pre>`}
</header>`;
}

function commit(name: string | null): string {
  if (name === null) return '';
  const [hash = '', changed] = name.split('-');
  return ` · commit ${hash.slice(0, 12)}${changed === undefined ? '' : ' with local changes'}`;
}

function when({ run }: RunSummary): string {
  const start = `${run.startedAt.replace('T', ' ').slice(0, 19)} UTC`;
  return run.endedAt === null
    ? start
    : `${start}, took ${formatDuration(secondsBetween(run.startedAt, run.endedAt))}`;
}

function counts({ counts: count }: RunSummary): Markup {
  const share =
    count.judged === 0
      ? 'nothing was judged'
      : `${percent(count.pass, count.judged)} of what was judged holds`;
  return html`<p class="counts">${chip('pass')} ${count.pass} ${chip('fail')} ${count.fail} ${chip('unknown')} ${count.unknown}
<span class="aside">${chip('excluded')} ${count.excluded} ${chip('not-applicable')} ${count['not-applicable']}</span></p>
<p class="definition">${share}. One check on one workload counts once; success is <em>holds ÷ (holds + fails + unknown)</em>;
what is excluded or does not apply counts nowhere.</p>`;
}

/** Never rounds up to 100 %. */
function percent(part: number, whole: number): string {
  const share = (100 * part) / whole;
  return part === whole ? '100 %' : `${Math.min(99.9, Math.round(share * 10) / 10)} %`;
}
