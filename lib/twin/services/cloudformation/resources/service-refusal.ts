import type { Fault } from '../../../service.ts';

/** What the Java SDK, which CloudFormation's own handlers call services with, calls each of them. */
const NAMES: Readonly<Record<string, string>> = {
  backup: 'AWSBackup',
  dynamodb: 'AmazonDynamoDBv2',
  ec2: 'AmazonEC2',
  elasticache: 'AmazonElastiCache',
  elasticloadbalancing: 'AmazonElasticLoadBalancing',
  kms: 'AWSKMS',
  monitoring: 'AmazonCloudWatch',
  rds: 'AmazonRDS',
  route53: 'AmazonRoute53',
  sns: 'AmazonSNS',
  ssm: 'AWSSimpleSystemsManagement',
};

/** A service refused what a resource asks of it. */
export class ServiceRefusal extends Error {
  override readonly name = 'ServiceRefusal';
  readonly code: string;
  readonly status: number;
  readonly service: string;

  constructor(service: string, fault: Fault) {
    super(fault.message, { cause: fault });
    this.service = NAMES[service] ?? service;
    this.code = fault.code;
    this.status = fault.status ?? 400;
  }

  get isMissing(): boolean {
    return /NotFound|NoSuch|DoesNotExist|ResourceNotFound/.test(this.code);
  }

  /** What stands in the event: `The image id '[ami-1]' does not exist (Service: AmazonEC2; Status Code: 400; Error Code: …)`. */
  reason(requestId: string): string {
    return `${this.message} (Service: ${this.service}; Status Code: ${this.status}; Error Code: ${this.code}; Request ID: ${requestId}; Proxy: null)`;
  }
}
