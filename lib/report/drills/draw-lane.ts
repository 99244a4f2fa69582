import type { Seconds } from '../../base/duration.ts';
import { html, type Markup } from '../html/markup.ts';
import { type Axis, rounded } from './axis.ts';
import type { Lane } from './lanes.ts';
import { outageShort } from './outage-in-words.ts';
import { type LookKind, type Stretch, stretchesOf } from './stretches.ts';

export const LANE_HEIGHT = 44;

export interface LanePlace {
  readonly axis: Axis;
  /** Upper edge. */
  readonly y: number;
  readonly id: string;
  /** False when the drill came to no result. */
  readonly ended: boolean;
  /** Beside a lane that no measure was made of. */
  readonly unmeasured: readonly [string, string];
}

/** One probe: what it is, how its looks ended, its outage shaded between its bounds, and the outage in numbers. */
export function drawLane(lane: Lane, place: LanePlace): Markup {
  const { axis, y } = place;
  const [first, second] = outageShort(lane.result, place.ended, place.unmeasured);
  return html`<g><text x="8" y="${y + 20}" font-weight="${lane.decides ? 700 : 400}">${lane.probe}</text>
<text x="8" y="${y + 35}" font-size="11" fill="#5b6675">${lane.kind}${lane.decides ? ', decides' : ''}</text>
<path d="M8 ${y + LANE_HEIGHT}H${axis.right + 182}" stroke="#d8dee6"/>
${shading(lane, place)}
${stretchesOf(lane.samples).map((stretch) => drawStretch(stretch, place))}
<text x="${axis.right + 10}" y="${y + 20}" font-weight="600">${first}</text><text x="${axis.right + 10}" y="${y + 35}" font-size="11" fill="#5b6675">${second}</text></g>`;
}

/** Height from the middle line, so that bad stands out from good in black and white too. */
const HALF: Record<LookKind, number> = { good: 3, failed: 13, unsure: 13, unknown: 9 };

function drawStretch({ kind, from, to, looks }: Stretch, { axis, y, id }: LanePlace): Markup {
  const x = axis.x(from);
  const width = Math.max(1.2, rounded(axis.x(to) - x));
  const half = HALF[kind];
  const said = kind === 'good' ? undefined : html`<title>${looks} ${kind}</title>`;
  return html`<rect x="${x}" y="${y + LANE_HEIGHT / 2 - half}" width="${width}" height="${2 * half}" ${fill(kind, id)}>${said}</rect>`;
}

function fill(kind: LookKind, id: string): Markup {
  if (kind === 'good') return html`fill="#7fae93"`;
  if (kind === 'failed') return html`fill="#b3211d"`;
  return html`fill="url(#${id}-${kind})" stroke="#1c2430" stroke-width=".8"`;
}

/**
 * Shaded from the first failed look until the last moment at which it cannot have been back; hatched while it may still have been
 * out, which is to the end of the record where no end was seen.
 */
function shading(lane: Lane, { axis, y, id }: LanePlace): Markup | undefined {
  const bounds = outageBounds(lane);
  if (bounds === undefined) return undefined;
  const [x, certain, latest] = bounds.map((t) => axis.x(t)) as [number, number, number];
  const box = { y: y + 2, height: LANE_HEIGHT - 4 };
  return html`<rect x="${x}" y="${box.y}" width="${rounded(certain - x)}" height="${box.height}" fill="#b3211d" fill-opacity=".16" stroke="#b3211d" stroke-width=".8"/>
${latest > certain ? html`<rect x="${certain}" y="${box.y}" width="${rounded(latest - certain)}" height="${box.height}" fill="url(#${id}-maybe)" stroke="#b3211d" stroke-width=".8" stroke-dasharray="3 2"/>` : undefined}`;
}

/** First failed look, certainly still out, perhaps still out. */
function outageBounds({ result, samples }: Lane): readonly [Seconds, Seconds, Seconds] | undefined {
  if (result === undefined || result.from === null) return undefined;
  const { from, backBetween } = result;
  if (backBetween !== undefined) return [from, backBetween.earliest, backBetween.latest];
  const lastBad = samples.findLast(({ end, unknown }) => unknown === undefined && end !== 'ok')?.sent ?? from;
  return [from, Math.max(from, lastBad), Math.max(lastBad, samples.at(-1)?.sent ?? from)];
}
