import { groupBy } from '../../base/group-by.ts';
import { allureLink } from '../allure/result-uuid.ts';
import type { RunSummary, TestSummary } from '../summary.ts';
import { chip } from './chip.ts';
import { html, type Markup } from './markup.ts';

/** Every check on every workload, one line a check. Needs no script: it is there even where Allure's tree cannot open. */
export function testTable(summary: RunSummary): Markup {
  const workloads = [...new Set(summary.tests.map((test) => test.workload))].sort();
  const checks = [...groupBy(summary.tests, (test) => test.check).values()];
  return html`<section id="checks"><h2>Every check</h2><div class="scroll"><table class="checks">
<thead><tr><th scope="col">Check</th>${workloads.map((workload) => html`<th scope="col">${workload}</th>`)}</tr></thead>
<tbody>${checks.map((tests) => checkLine(tests, workloads, summary.run.id))}</tbody></table></div></section>`;
}

function checkLine(tests: readonly TestSummary[], workloads: readonly string[], run: string): Markup {
  const [first] = tests;
  return html`<tr><th scope="row">${first?.title} <small><code>${first?.check}</code></small></th>${workloads.map(
    (workload) => {
      const test = tests.find((candidate) => candidate.workload === workload);
      return html`<td>${test === undefined ? undefined : link(test, run)}</td>`;
    },
  )}</tr>`;
}

/** Leads to the same test in Allure's tree. */
function link({ check, workload, outcome }: TestSummary, run: string): Markup {
  return html`<a class="to-test" href="#allure" data-allure="${allureLink(run, check, workload)}">${chip(outcome)}</a>`;
}
