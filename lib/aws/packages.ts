import type { ServiceName } from './service-name.ts';

/** What this code needs of an SDK client. Commands differ per service; their inputs are checked where they are asked for. */
export interface SdkClient {
  send(command: SdkCommand, options: { abortSignal: AbortSignal }): Promise<unknown>;
  destroy(): void;
}

/** What this code needs of an SDK command. */
export interface SdkCommand {
  readonly middlewareStack: {
    add(
      middleware: DeserializeMiddleware,
      options: { step: 'deserialize'; priority: 'low'; name: string },
    ): void;
    add(middleware: BuildMiddleware, options: { step: 'build'; priority: 'high'; name: string }): void;
  };
}

/** A request as it leaves, and the answer as it comes. */
export interface SdkRequest {
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number;
}
export interface SdkResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  body?: unknown;
}
export type DeserializeMiddleware = (
  next: (step: { request: SdkRequest }) => Promise<{ response: SdkResponse }>,
) => (step: { request: SdkRequest }) => Promise<{ response: SdkResponse }>;

/** A request whose body is written and whose length is not yet counted. */
export interface BuiltRequest {
  body?: unknown;
  readonly headers: Record<string, string>;
}
export type BuildMiddleware = (
  next: (step: { request: BuiltRequest }) => Promise<unknown>,
) => (step: { request: BuiltRequest }) => Promise<unknown>;

/** Makes the clients and commands of one service. */
export interface SdkPackage {
  /** A client of this package keeps the first credentials that it is given, unless they say when they end. */
  readonly keepsCredentials?: boolean;
  client(configuration: Readonly<Record<string, unknown>>): SdkClient;
  command(operation: string, input: Readonly<Record<string, unknown>>): SdkCommand;
}

interface Package {
  readonly load: () => Promise<unknown>;
  readonly client: string;
  /** Clients from before `memoized` was heeded. */
  readonly isOld?: boolean;
}

const PACKAGES: Record<ServiceName, Package> = {
  sts: { load: () => import('@aws-sdk/client-sts'), client: 'STSClient' },
  rds: { load: () => import('@aws-sdk/client-rds'), client: 'RDSClient' },
  backup: { load: () => import('@aws-sdk/client-backup'), client: 'BackupClient' },
  ec2: { load: () => import('@aws-sdk/client-ec2'), client: 'EC2Client' },
  route53: { load: () => import('@aws-sdk/client-route-53'), client: 'Route53Client' },
  elasticloadbalancing: {
    load: () => import('@aws-sdk/client-elastic-load-balancing-v2'),
    client: 'ElasticLoadBalancingV2Client',
  },
  kms: { load: () => import('@aws-sdk/client-kms'), client: 'KMSClient' },
  cloudformation: { load: () => import('@aws-sdk/client-cloudformation'), client: 'CloudFormationClient' },
  tagging: {
    load: () => import('@aws-sdk/client-resource-groups-tagging-api'),
    client: 'ResourceGroupsTaggingAPIClient',
  },
  fis: { load: () => import('@aws-sdk/client-fis'), client: 'FisClient', isOld: true },
  dynamodb: { load: () => import('@aws-sdk/client-dynamodb'), client: 'DynamoDBClient' },
  ssm: { load: () => import('@aws-sdk/client-ssm'), client: 'SSMClient' },
  monitoring: { load: () => import('@aws-sdk/client-cloudwatch'), client: 'CloudWatchClient' },
  elasticache: { load: () => import('@aws-sdk/client-elasticache'), client: 'ElastiCacheClient' },
  iam: { load: () => import('@aws-sdk/client-iam'), client: 'IAMClient' },
  servicequotas: { load: () => import('@aws-sdk/client-service-quotas'), client: 'ServiceQuotasClient' },
};

type Constructor<Result> = new (argument: Readonly<Record<string, unknown>>) => Result;

/** Loads the SDK package of a service; only when first used, because EC2's alone costs a second. */
export async function sdkPackage(service: ServiceName): Promise<SdkPackage> {
  const { load, client, isOld } = PACKAGES[service];
  const exports = (await load()) as Readonly<Record<string, unknown>>;
  return {
    keepsCredentials: isOld === true,
    client: (configuration) => new (exports[client] as Constructor<SdkClient>)(configuration),
    command: (operation, input) => new (exports[`${operation}Command`] as Constructor<SdkCommand>)(input),
  };
}

/** Loads packages ahead: their first use holds a process up for as long as a third of a second each, and must not fall among looks. */
export async function loadPackages(services: readonly ServiceName[]): Promise<void> {
  for (const service of services) await sdkPackage(service);
}
