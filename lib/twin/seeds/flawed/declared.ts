import type { PlantedFault } from '../planted-fault.ts';
import { fails } from './shown.ts';

/** What stands in `environments/sandbox-flawed.yaml` itself, and no API call could plant. */
export const DECLARED: readonly PlantedFault[] = [
  {
    id: 'no-objective',
    title: 'The catalogue does not say how much of its data the loss of a zone may cost',
    calls: [],
    shows: fails('catalogue', ['declaration/objectives-stated', 'az']),
  },
  {
    id: 'contradiction',
    title: 'The ledger promises to be back after the loss of its Region later than the business can bear',
    calls: [],
    shows: fails('ledger', ['declaration/promises-consistent', 'region']),
  },
  {
    id: 'stale-excuse',
    title: 'An exclusion of the catalogue ran out',
    calls: [],
    shows: fails('catalogue', ['declaration/exclusions-current', 'backup/vault-immutable on *']),
  },
];
