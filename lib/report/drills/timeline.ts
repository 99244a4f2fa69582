import type { Seconds } from '../../base/duration.ts';
import type { History } from '../../drill/history.ts';
import { faultMoment } from '../../drill/measures/index.ts';
import { html, type Markup } from '../html/markup.ts';
import { axisOver, type Axis } from './axis.ts';
import { drawAxis, LEGEND_HEIGHT, legend } from './draw-axis.ts';
import { drawLane, LANE_HEIGHT } from './draw-lane.ts';
import { type Lane, lanesOf, type Watched } from './lanes.ts';
import { type ShownMark, shownMarks, signed } from './marks-in-words.ts';
import { patterns } from './patterns.ts';
import { pictureWords } from './picture-words.ts';
import { type PlacedLabel, placeLabels } from './place-labels.ts';
import { timelineInWords } from './timeline-in-words.ts';

/** A length since the fault that the recovery is held against: what is promised, what was estimated. */
export interface TargetLine {
  readonly text: string;
  readonly seconds: Seconds;
}

export interface TimelineOptions extends Watched {
  /** Makes the ids in the picture its own, where a page shows several. */
  readonly id: string;
  readonly title: string;
  readonly targets: readonly TargetLine[];
}

const WIDTH = 1_040;
const LEFT = 138;
const RIGHT = 850;
const LABEL_ROW = 16;

/**
 * What the probes of a drill saw, second by second, as an SVG picture. The same history gives the same picture, to the byte.
 * It tells good from bad by height and pattern, so that it reads in black and white, and it says itself in words.
 */
export function timeline(options: TimelineOptions): string {
  const { history, id, title, result, targets } = options;
  const lanes = lanesOf(options);
  const zero = zeroOf(history);
  const axis = axisOver({ ...spanOf(history, lanes, targets, zero), zero }, { left: LEFT, right: RIGHT });
  const words = pictureWords(result);
  const marks = shownMarks(history, words);
  const chief = marks.filter(({ isChief }) => isChief);
  const labels = placeLabels(
    [...chief.map((mark) => markLabel(mark, axis)), ...targetLabels(targets, axis)],
    RIGHT + 150,
  );
  const top = (Math.max(0, ...labels.map(({ row }) => row)) + 1) * LABEL_ROW + 12;
  const bottom = top + lanes.length * LANE_HEIGHT;
  const height = bottom + 34 + LEGEND_HEIGHT;
  return html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="${id}-title ${id}-desc" font-family="system-ui, sans-serif" font-size="12" fill="#1c2430">
<title id="${id}-title">${title}</title><desc id="${id}-desc">${timelineInWords({ lanes, marks: chief, targets, zero })}</desc>
${patterns(id)}<rect width="${WIDTH}" height="${height}" fill="#fff"/>
${drawAxis(axis, { top, bottom, label: words.axis })}
${lanes.map((lane, index) => drawLane(lane, { axis, y: top + index * LANE_HEIGHT, id, ended: result !== null, unmeasured: words.unmeasured }))}
${marks.map((mark) => markLine(mark, axis, { top, bottom }))}
${targets.map((target) => targetLine(target, axis, { top, bottom }))}
${labels.map((label) => labelText(label, top))}
${legend(id, { left: LEFT, y: bottom + 34, failed: words.failed })}
</svg>
`.text;
}

/** The moment of the fault; without one, the beginning of the record. */
function zeroOf(history: History): Seconds {
  const fault = faultMoment(history);
  if (fault === null) return 0;
  return Number.isFinite(fault.latest) ? fault.latest : fault.earliest;
}

/** All that was watched, and what it is held against unless that would press the rest together. */
function spanOf(history: History, lanes: readonly Lane[], targets: readonly TargetLine[], zero: Seconds) {
  const moments = [
    ...history.map(({ t }) => t),
    ...lanes.flatMap(({ samples }) => samples.map(({ sent }) => sent)),
  ];
  const from = moments.reduce((least, t) => Math.min(least, t), moments[0] ?? 0);
  const last = moments.reduce((most, t) => Math.max(most, t), from);
  const near = targets.filter(({ seconds }) => seconds <= FAR * (last - zero));
  return { from, to: Math.max(last, ...near.map(({ seconds }) => zero + seconds * 1.02)) };
}

/** So many times as long as what was watched after the fault. */
const FAR = 2.5;

function markLabel({ t, text }: ShownMark, axis: Axis) {
  const when = t === axis.zero ? '' : ` ${signed(t - axis.zero)}`;
  return { x: axis.x(t), text: `${text}${when}` };
}

function targetLabels(targets: readonly TargetLine[], axis: Axis) {
  return targets.map(({ text, seconds }) => {
    const x = axis.x(axis.zero + seconds);
    return { x, text: isBeyond(seconds, axis) ? `${text} →` : text };
  });
}

function isBeyond(seconds: Seconds, axis: Axis): boolean {
  return axis.x(axis.zero + seconds) >= axis.right;
}

interface Height {
  readonly top: number;
  readonly bottom: number;
}

function markLine({ t, text, source, isChief }: ShownMark, axis: Axis, { top, bottom }: Height): Markup {
  const x = axis.x(t);
  const said = html`<title>${text} ${signed(t - axis.zero)}, seen by ${source}</title>`;
  if (!isChief) return html`<path d="M${x} ${bottom}v-6" stroke="#5b6675" stroke-width="1">${said}</path>`;
  const width = t === axis.zero ? 2.5 : 1.2;
  return html`<path d="M${x} ${top - 8}V${bottom}" stroke="#1c2430" stroke-width="${width}">${said}</path>`;
}

/** One that lies beyond the picture has no line, only a label that points there. */
function targetLine({ seconds, text }: TargetLine, axis: Axis, { top, bottom }: Height): Markup | undefined {
  if (isBeyond(seconds, axis)) return undefined;
  const x = axis.x(axis.zero + seconds);
  return html`<path d="M${x} ${top - 8}V${bottom}" stroke="#1c2430" stroke-width="1.6" stroke-dasharray="7 4"><title>${text}</title></path>`;
}

function labelText({ x, text, row, anchor }: PlacedLabel, top: number): Markup {
  const y = top - 12 - row * LABEL_ROW;
  const leader =
    row === 0 ? undefined : html`<path d="M${x} ${y - 4}V${top - 8}" stroke="#5b6675" stroke-width=".7"/>`;
  return html`${leader}<text x="${anchor === 'start' ? x + 4 : x - 4}" y="${y}" text-anchor="${anchor}" font-weight="600">${text}</text>`;
}
