import type { Outcome } from '../../base/outcome.ts';
import { OUTCOME_WORDS } from '../words.ts';
import { html, type Markup } from './markup.ts';

/** An outcome as sign and word: colour only repeats what they say. */
export function chip(outcome: Outcome): Markup {
  const { sign, word, meaning } = OUTCOME_WORDS[outcome];
  return html`<span class="chip ${outcome}" title="${meaning}"><span aria-hidden="true">${sign}</span> ${word}</span>`;
}
