import picocolors from 'picocolors';
import type { Paint } from '../report/terminal.ts';

/** Colours by outcome where a person watches; plain text elsewhere. */
export function paintFor(colour: boolean): Paint {
  const colours = picocolors.createColors(colour);
  return (outcome, text) => {
    if (outcome === 'fail') return colours.red(text);
    if (outcome === 'unknown') return colours.yellow(text);
    return outcome === 'pass' ? colours.green(text) : text;
  };
}
