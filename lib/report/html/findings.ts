import type { Verdict } from '../../checks/verdict.ts';
import type { Finding, RunSummary } from '../summary.ts';
import { chip } from './chip.ts';
import { html, type Markup } from './markup.ts';

const SHOWN = 2;
const FOLDED = 20;

/** The first things to fix, then what could not be seen: worst first, each with what was expected, what was found and the fix. */
export function findings(summary: RunSummary): Markup {
  const failing = summary.findings.filter((finding) => finding.test.outcome === 'fail');
  const unseen = summary.findings.filter((finding) => finding.test.outcome === 'unknown');
  return html`<section id="fix"><h2>What to fix first</h2>
${failing.length === 0 ? html`<p>Nothing that was seen fails.</p>` : html`<ol class="findings">${failing.map(findingItem)}</ol>`}
</section>
<section id="unknown"><h2>What could not be told</h2>
${unseen.length === 0 ? html`<p>Everything that the checks asked for could be seen.</p>` : html`<ol class="findings">${unseen.map(findingItem)}</ol>`}
</section>`;
}

function findingItem(finding: Finding): Markup {
  const { test, metadata, worst, subjects } = finding;
  return html`<li><h3>${chip(test.outcome)} ${test.title} <small>${test.workload} · ${worst.severity} · <code>${test.check}</code></small></h3>
${metadata === undefined ? undefined : html`<p>${metadata.why}</p>`}
<ul class="subjects">${subjects.slice(0, SHOWN).map(subjectItem)}</ul>
${subjects.length > SHOWN ? moreSubjects(subjects.slice(SHOWN)) : undefined}</li>`;
}

/** A page that lists everything at once hides what matters; one click shows the rest, and so does print. */
function moreSubjects(subjects: readonly Verdict[]): Markup {
  const rest = subjects.length - FOLDED;
  return html`<details><summary>and ${subjects.length} more</summary><ul class="subjects">${subjects.slice(0, FOLDED).map(subjectItem)}</ul>
${rest > 0 ? html`<p><small>and ${rest} more, in the test tree below</small></p>` : undefined}</details>`;
}

function subjectItem(verdict: Verdict): Markup {
  const { subject } = verdict;
  return html`<li>${subject === undefined ? undefined : html`<b>${subject.name}</b> <small>${subject.account} ${subject.region}</small> `}${verdict.message}
${line('expected', verdict.expected)}${line('got', verdict.got)}${line('fix', verdict.fix)}</li>`;
}

function line(label: string, text: string | undefined): Markup | undefined {
  return text === undefined ? undefined : html`<div class="detail"><span>${label}</span> ${text}</div>`;
}
