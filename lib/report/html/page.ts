import type { RunSummary } from '../summary.ts';
import { ALLURE_SCRIPT, allureFrame } from './allure-frame.ts';
import { blindSpots } from './blind-spots.ts';
import { drills } from './drills.ts';
import { findings } from './findings.ts';
import { header } from './header.ts';
import { html, Markup } from './markup.ts';
import { matrix } from './matrix.ts';
import { rebuild } from './rebuild.ts';
import { STYLE } from './style.ts';
import { testTable } from './test-table.ts';

/** No address but the page itself may be asked for anything: it opens offline, and it tells nobody. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline' data:",
  "script-src 'unsafe-inline' 'unsafe-eval' data: blob:",
  'img-src data: blob:',
  'font-src data:',
  "frame-src 'self' data: blob:",
  'connect-src data: blob:',
  'worker-src blob:',
  "form-action 'none'",
].join('; ');

export interface PageParts {
  readonly summary: RunSummary;
  /** SHA-256 over the evidence files, as hex. */
  readonly evidenceSha256: string;
  /** Allure's page, hardened, gzip and base64; null when it could not be made. */
  readonly packedAllure: string | null;
  readonly whyNoAllure: string;
  /** The pictures of the drills, by the name of the drill. */
  readonly timelines?: ReadonlyMap<string, string>;
  /** The picture of the order of a rebuild. */
  readonly orderGraph?: string;
}

/** The one offline page: header, matrix, drills, rebuild, what to fix, what could not be told, every check, then Allure's tree. */
export function page({
  summary,
  evidenceSha256,
  packedAllure,
  whyNoAllure,
  timelines = new Map(),
  orderGraph,
}: PageParts): string {
  return html`<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${CONTENT_SECURITY_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${summary.title} · Landfall recovery report</title>
<link rel="icon" href="data:,"><style>${new Markup(STYLE)}</style></head><body><main>
${header(summary, evidenceSha256)}
${matrix(summary)}
${drills(summary, timelines)}
${rebuild(summary.rebuild, orderGraph)}
${findings(summary)}
${blindSpots(summary)}
${testTable(summary)}
${allureFrame(packedAllure, whyNoAllure)}
<footer>Made by Landfall ${summary.run.version} from run ${summary.run.id}. Times are UTC. The evidence is in the files beside this page's folder.</footer>
</main><script>${new Markup(ALLURE_SCRIPT)}</script></body></html>
`.text;
}
