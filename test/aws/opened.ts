import { type Aws, type OpenOptions, openAws, type Reading } from '../../lib/aws/index.ts';
import type { CallRecord } from '../../lib/base/call-record.ts';
import { account, environment } from '../support/declaration.ts';
import { quickClock, type QuickClock } from './quick-clock.ts';

/** An opened AWS and what it wrote down. */
export interface Opened {
  readonly aws: Aws;
  readonly calls: readonly CallRecord[];
  readonly clock: QuickClock;
}

/** Credentials whose account is told by the key, as the scripted server and the twin read it. */
export const KEYS = { accessKeyId: 'AKIA111122223333LAND', secretAccessKey: 'not-a-secret' };

/** Opens AWS at a scripted server for one account without a role, with short waits. */
export async function opened(url: string, options: Partial<OpenOptions> = {}): Promise<Opened> {
  const calls: CallRecord[] = [];
  const clock = quickClock();
  const aws = await openAws({
    environment: environment({ accounts: [account({ regions: ['eu-west-1'] })] }),
    endpoint: { url, credentials: KEYS },
    clock,
    signal: new AbortController().signal,
    onCall: (record) => calls.push(record),
    patience: { request: 2, identity: 2 },
    ...options,
  });
  return { aws, calls, clock };
}

/** Reads DescribeDBInstances, the ids alone. */
export function instanceIds(aws: Aws, region = 'eu-west-1'): Promise<Reading<string>> {
  return aws.read<{ DBInstances?: { DBInstanceIdentifier: string }[] }, string>({
    service: 'rds',
    operation: 'DescribeDBInstances',
    bucket: 'rds',
    account: '111122223333',
    region,
    paging: { tokens: { Marker: 'Marker' }, pageSize: ['MaxRecords', 100] },
    items: (page) => page.DBInstances?.map(({ DBInstanceIdentifier }) => DBInstanceIdentifier),
  });
}
