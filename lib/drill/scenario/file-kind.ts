import type { FileKind } from '../../environment/file-kind.ts';

/** A scenario, as its errors speak of it. */
export const SCENARIO: FileKind = {
  word: 'Scenario',
  code: 'SCENARIO',
  folder: 'scenarios',
  thing: 'scenario',
  start: 'scenarios/db-failover.yaml',
};
