import { realClock } from '../../../lib/base/clock.ts';
import { openAws } from '../../../lib/aws/index.ts';
import { sandbox } from '../../support/run-folder.ts';
import { KEYS, PACE } from '../support/drill-world.ts';
import { makeDrill } from '../support/run-drill.ts';
import type { ShopDrill } from '../support/shop-drill.ts';

/**
 * A process that breaks something and then goes on for ever: `drill-process.ts <endpoint> <lease> <drill as JSON>`. It says
 * `broken` when it has.
 */
const [url = '', lease = '', drill = ''] = process.argv.slice(2);
const environment = { ...(await sandbox()), pace: PACE };
const aws = await openAws({
  environment,
  endpoint: { url, credentials: KEYS },
  clock: realClock,
  signal: new AbortController().signal,
  onCall: () => 1,
});
const { armed } = await makeDrill({ environment }, JSON.parse(drill) as ShopDrill, {
  aws,
  lease: Number(lease),
});
await armed.inject(new AbortController().signal);
process.stdout.write('broken\n');
await realClock.sleep(600);
