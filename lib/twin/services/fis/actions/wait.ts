import type { ActionKind } from './action-kind.ts';
import { duration } from './parameter-kinds.ts';

/** Lets time pass: the way to stagger other actions. */
export const wait: ActionKind = {
  id: 'aws:fis:wait',
  description: 'Wait for the specified duration.',
  parameters: { duration: duration('The duration of the wait (ISO 8601 duration).', true) },
  lasts: 'duration',
  begin: () => Promise.resolve(),
};
