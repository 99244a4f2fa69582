import type { Fault } from '../scenario.ts';
import { directAction } from '../scenario/direct-actions.ts';
import { FIS_ACTIONS, type FisAction } from './fis-actions.ts';

/** How a fault ends without us; undefined for an action that nobody here knows. An action that takes a length ends by it alone. */
export function faultEnd({ action, duration }: Fault): FisAction['ends'] | undefined {
  // A call of our own is made once, and only where AWS brings back by itself what it takes.
  if (directAction(action) !== undefined) return 'once';
  const known = FIS_ACTIONS[action];
  return known?.ends === 'itself' && duration === undefined ? 'never' : known?.ends;
}
