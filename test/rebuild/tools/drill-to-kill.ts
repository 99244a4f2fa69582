import { realClock } from '../../../lib/base/clock.ts';
import { arm } from '../../../lib/drill/heal/index.ts';
import { accountJournal, drillTable, fencedAws, openJournal } from '../../../lib/drill/journal/index.ts';
import { sandbox } from '../../support/run-folder.ts';
import { PACE, PLACE } from '../clean-world.ts';
import { nemesisIn, openToolAws } from './tool-world.ts';

/** A process that makes the configuration of a world and is killed meanwhile. The test that starts it holds the lock. */
const [url = '', folder = '', token = '', name = ''] = process.argv.slice(2);
const account = {
  name: 'clean',
  id: PLACE.account,
  purpose: 'clean' as const,
  regions: [PLACE.region],
  roleArn: `arn:aws:iam::${PLACE.account}:role/landfall-drill`,
};
const environment = { ...(await sandbox()), pace: PACE, accounts: [account] };
const aws = await openToolAws(environment, url);
const never = new AbortController().signal;
const fenced = fencedAws(aws, {
  holder: 'run-1',
  token,
  lost: never,
  renew: () => Promise.resolve(),
  release: () => Promise.resolve(),
});
const journal = openJournal([accountJournal(aws, drillTable(environment, account))], realClock);
const nemesis = await nemesisIn({ environment, folder, fenced, lines: [] }, { parameters: { name } });
const drill = await arm(nemesis, { aws: fenced, journal, place: PLACE }, never);
await drill.inject(never);
