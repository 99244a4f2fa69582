import {
  DescribeInstancesCommand,
  DescribeNetworkAclsCommand,
  DescribeSubnetsCommand,
  DescribeVolumesCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import {
  DescribeTargetGroupsCommand,
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { FisClient, ListExperimentsCommand, ListExperimentTemplatesCommand } from '@aws-sdk/client-fis';
import { DescribeDBClustersCommand, DescribeDBInstancesCommand, RDSClient } from '@aws-sdk/client-rds';
import { worldPicture } from '../test/drill/support/world-picture.ts';

/** What the API shows of an account, by read operation. */
export type Picture = Readonly<Record<string, unknown>>;

/** Takes the picture of the shop's account over the wire, as any client would see it. */
export async function accountPicture(endpoint: string): Promise<Picture> {
  const config = {
    endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'AKIA111122223333LAND', secretAccessKey: 'embedded' },
  };
  const clients = {
    ec2: new EC2Client(config),
    rds: new RDSClient(config),
    elb: new ElasticLoadBalancingV2Client(config),
    fis: new FisClient(config),
  };
  const READS: Readonly<Record<string, (input: object) => Promise<object>>> = {
    DescribeInstances: (input) => clients.ec2.send(new DescribeInstancesCommand(input)),
    DescribeVolumes: (input) => clients.ec2.send(new DescribeVolumesCommand(input)),
    DescribeSubnets: (input) => clients.ec2.send(new DescribeSubnetsCommand(input)),
    DescribeNetworkAcls: (input) => clients.ec2.send(new DescribeNetworkAclsCommand(input)),
    DescribeDBInstances: (input) => clients.rds.send(new DescribeDBInstancesCommand(input)),
    DescribeDBClusters: (input) => clients.rds.send(new DescribeDBClustersCommand(input)),
    DescribeTargetGroups: (input) => clients.elb.send(new DescribeTargetGroupsCommand(input)),
    DescribeTargetHealth: (input) =>
      clients.elb.send(new DescribeTargetHealthCommand(input as { TargetGroupArn: string })),
    ListExperimentTemplates: (input) => clients.fis.send(new ListExperimentTemplatesCommand(input)),
    ListExperiments: (input) => clients.fis.send(new ListExperimentsCommand(input)),
  };
  try {
    return await worldPicture({
      ask: async <Answer>(_service: string, operation: string, input: object = {}) => {
        const read = READS[operation];
        if (read === undefined) throw new Error(`nobody told how to ask for ${operation}`);
        const answer = await allPages(read, input);
        return answer as Answer;
      },
    });
  } finally {
    for (const client of Object.values(clients)) client.destroy();
  }
}

/** Where an answer tells that there is more, and where the next call says so. */
const TOKENS: Readonly<Record<string, string>> = {
  NextToken: 'NextToken',
  nextToken: 'nextToken',
  NextMarker: 'Marker',
  Marker: 'Marker',
};

/** Every page as one answer, without what differs from call to call. */
async function allPages(read: (input: object) => Promise<object>, input: object): Promise<object> {
  const all: Record<string, unknown> = {};
  let more: Record<string, unknown> | undefined = {};
  while (more !== undefined) {
    const page = Object.entries(await read({ ...input, ...more })) as [string, unknown][];
    more = undefined;
    for (const [name, value] of page) {
      const token = TOKENS[name];
      if (token !== undefined && value !== undefined) more = { [token]: value };
      else if (Array.isArray(value)) all[name] = [...((all[name] as unknown[] | undefined) ?? []), ...value];
      else if (name !== '$metadata') all[name] = value;
    }
  }
  return all;
}
