import { html, type Markup } from '../html/markup.ts';

/** Fills that are told apart without colour. */
export function patterns(id: string): Markup {
  return html`<defs>
<pattern id="${id}-unsure" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="5" height="5" fill="#fff"/><rect width="2.4" height="5" fill="#8a5a00"/></pattern>
<pattern id="${id}-unknown" width="5" height="5" patternUnits="userSpaceOnUse"><rect width="5" height="5" fill="#fff"/><circle cx="2" cy="2" r="1.1" fill="#1c2430"/></pattern>
<pattern id="${id}-maybe" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)"><rect width="1.4" height="6" fill="#b3211d" opacity=".55"/></pattern>
</defs>`;
}
