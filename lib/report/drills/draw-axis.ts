import { html, type Markup } from '../html/markup.ts';
import type { Axis } from './axis.ts';

export const LEGEND_HEIGHT = 24;

/** Grid and numbers, in seconds from the moment that it counts from. */
export function drawAxis(
  axis: Axis,
  { top, bottom, label }: { readonly top: number; readonly bottom: number; readonly label: string },
): Markup {
  return html`<g fill="#5b6675" font-size="11">${axis.ticks.map((tick) => {
    const x = axis.x(axis.zero + tick);
    return html`<path d="M${x} ${top}V${bottom + 4}" stroke="#e8ecf1"/><text x="${x}" y="${bottom + 16}" text-anchor="middle">${tick < 0 ? `−${-tick}` : tick}</text>`;
  })}<path d="M${axis.left} ${bottom}H${axis.right}" stroke="#5b6675"/><text x="${axis.right + 10}" y="${bottom + 16}">${label}</text></g>`;
}

/** What the fills mean, in the order of how bad they are. */
export function legend(
  id: string,
  { left, y, failed }: { readonly left: number; readonly y: number; readonly failed: string },
): Markup {
  const items: readonly (readonly [string, number, Markup])[] = [
    ['good', 6, html`fill="#7fae93"`],
    [failed, 14, html`fill="#b3211d"`],
    ['unsure (no answer)', 14, html`fill="url(#${id}-unsure)" stroke="#1c2430" stroke-width=".8"`],
    ['unknown (tells nothing)', 14, html`fill="url(#${id}-unknown)" stroke="#1c2430" stroke-width=".8"`],
    ['outage', 16, html`fill="#b3211d" fill-opacity=".16" stroke="#b3211d" stroke-width=".8"`],
    [
      'perhaps still out',
      16,
      html`fill="url(#${id}-maybe)" stroke="#b3211d" stroke-width=".8" stroke-dasharray="3 2"`,
    ],
  ];
  let x = left;
  return html`<g font-size="11">${items.map(([text, height, fill]) => {
    const at = x;
    x += 34 + text.length * 6.2;
    return html`<rect x="${at}" y="${y + 8 - height / 2}" width="16" height="${height}" ${fill}/><text x="${at + 21}" y="${y + 12}">${text}</text>`;
  })}</g>`;
}
