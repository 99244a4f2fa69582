import type { Fault } from '../scenario.ts';
import { FIS_ACTIONS, type FisAction } from './fis-actions.ts';

/** How a fault ends without us; undefined for an action that nobody here knows. An action that takes a length ends by it alone. */
export function faultEnd({ action, duration }: Fault): FisAction['ends'] | undefined {
  const known = FIS_ACTIONS[action];
  return known?.ends === 'itself' && duration === undefined ? 'never' : known?.ends;
}
