import type { Twin } from '../../lib/twin/server.ts';

/** A call of a read that no listing gives the input of. */
export interface AskedRead {
  readonly service: string;
  readonly operation: string;
  readonly account: string;
  readonly region: string;
  readonly params: object;
}

const SHOP = { account: '111122223333', region: 'eu-west-1' };

/** The reads that are about a change, or a moment: each change is made first, on the twin that is to be read. */
export const READS_OF_CHANGES: Readonly<Record<string, (twin: Twin) => Promise<object>>> = {
  'route53:GetChange': async (twin) => {
    const { HostedZones } = await made<{ HostedZones: { Id: string }[] }>(
      twin,
      'route53',
      'ListHostedZones',
      {},
    );
    const { ChangeInfo } = await made<{ ChangeInfo: { Id: string } }>(
      twin,
      'route53',
      'ChangeResourceRecordSets',
      {
        HostedZoneId: HostedZones[0]?.Id,
        ChangeBatch: { Changes: [{ Action: 'CREATE', ResourceRecordSet: RECORD }] },
      },
    );
    return { Id: ChangeInfo.Id };
  },
  'cloudformation:DescribeChangeSet': async (twin) => {
    const named = { StackName: 'a-new-one', ChangeSetName: 'first' };
    await made(twin, 'cloudformation', 'CreateChangeSet', {
      ...named,
      ChangeSetType: 'CREATE',
      TemplateBody: JSON.stringify({ Resources: { Topic: { Type: 'AWS::SNS::Topic' } } }),
    });
    return named;
  },
  'cloudformation:DescribeStackDriftDetectionStatus': async (twin) => {
    const { StackSummaries } = await made<{ StackSummaries: { StackName: string }[] }>(
      twin,
      'cloudformation',
      'ListStacks',
      {},
    );
    return made(twin, 'cloudformation', 'DetectStackDrift', {
      StackName: StackSummaries.find(({ StackName }) => StackName.startsWith('shop-'))?.StackName,
    });
  },
  'monitoring:GetMetricData': async (twin) => {
    const span = await counted(twin);
    const MetricStat = { Metric: METRIC, Period: 60, Stat: 'Sum' };
    return { ...span, MetricDataQueries: [{ Id: 'orders', MetricStat }] };
  },
  'monitoring:GetMetricStatistics': async (twin) => {
    const span = await counted(twin);
    return { ...METRIC, ...span, Period: 60, Statistics: ['Sum', 'Minimum'] };
  },
  'dynamodb:GetItem': async (twin) => {
    const Key = { pk: { S: 'one' }, sk: { S: 'item' } };
    const Item = { ...Key, count: { N: '1' }, words: { L: [{ S: 'a' }, { BOOL: true }, { NULL: true }] } };
    await made(twin, 'dynamodb', 'PutItem', { TableName: 'landfall-drills', Item });
    return { TableName: 'landfall-drills', Key };
  },
  'dynamodb:ListTagsOfResource': async (twin) => {
    const { Table } = await made<{ Table: { TableArn: string } }>(twin, 'dynamodb', 'DescribeTable', {
      TableName: 'landfall-drills',
    });
    return { ResourceArn: Table.TableArn };
  },
};

const RECORD = {
  Name: 'a-new-one.shop.example',
  Type: 'CNAME',
  TTL: 60,
  ResourceRecords: [{ Value: 'elsewhere.example' }],
};

const METRIC = { Namespace: 'Shop', MetricName: 'Orders' };
const HOUR_MS = 3_600_000;

/** Every read of a change, as a call. */
export async function readsOfChanges(twin: Twin): Promise<AskedRead[]> {
  const calls: AskedRead[] = [];
  for (const [name, inputOf] of Object.entries(READS_OF_CHANGES)) {
    const [service = '', operation = ''] = name.split(':');
    calls.push({ service, operation, ...SHOP, params: await inputOf(twin) });
  }
  return calls;
}

/** Counts something, and gives the time around it. */
async function counted(twin: Twin): Promise<{ StartTime: Date; EndTime: Date }> {
  const { Namespace, MetricName } = METRIC;
  await made(twin, 'monitoring', 'PutMetricData', { Namespace, MetricData: [{ MetricName, Value: 3 }] });
  const now = Date.parse(twin.world.clock.now());
  return { StartTime: new Date(now - HOUR_MS), EndTime: new Date(now + HOUR_MS) };
}

function made<Output extends object>(
  twin: Twin,
  service: string,
  operation: string,
  input: object,
): Promise<Output> {
  return twin.invoke({ service, operation, ...SHOP, input }) as Promise<Output>;
}
