import { OBJECTIVE_FACTS } from '../../objectives/needed-facts.ts';
import { defineCheck } from '../check.ts';
import { fromRows, promises } from './from-rows.ts';

const FIX =
  'Back up more often, bring the copies out sooner, or switch on point-in-time recovery where the disruption leaves it standing.';

/** The recovery points that are left after each disruption are young enough. */
export const rpoAttainable = defineCheck({
  id: 'objectives/rpo-attainable',
  title: 'Every recovery point objective can be met',
  what: 'For each disruption with an RPO, no moment of the exposure window would have lost more data than the objective allows, counting only recovery points that are still there and can still be decrypted after that disruption.',
  why: 'The age of the newest backup tells what would be lost at a lucky moment. Just before the next one is usable it is an interval, a backup and a copy older; and a point in the Region or account that was lost is no point at all.',
  how: 'The worst time from the data of one usable point until the next one could be used, over the window; for point-in-time recovery the age of the newest restorable moment and one more step of the log. A synchronous standby loses nothing with an instance or a zone, and is never counted as a backup.',
  fix: FIX,
  severity: 'critical',
  kind: 'estimated',
  objective: 'rpo',
  suite: 'objectives',
  facts: OBJECTIVE_FACTS.rpo,
  requirements: ['DB-1', 'DB-2', 'DB-3'],
  controls: [
    { id: 'NIST SP 800-53 r5 CP-9', mark: 'supports' },
    { id: 'NIST SP 800-53 r5 CP-6(2)', mark: 'supports' },
    { id: 'ISO/IEC 27001:2022 A.5.30', mark: 'supports' },
    { id: 'AWS Well-Architected REL13-BP01', mark: 'evidences' },
    { id: 'AWS Well-Architected REL09-BP03', mark: 'supports' },
  ],
  promisedBy: promises('rpo'),
  judge: (view) => fromRows(view, 'rpo', FIX),
});
