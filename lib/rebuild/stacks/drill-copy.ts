import type { IacUnit } from '../../iac/index.ts';
import { isMap, type Value, type ValueMap } from '../../syntax/index.ts';

/** A template as a drill deploys it. */
export interface DrillCopy {
  /** JSON, as CloudFormation takes it. */
  readonly body: string;
  /** What differs from what is declared, in words. */
  readonly changes: readonly string[];
  /** Resources by which the copy could reach the world. */
  readonly waysOut: readonly string[];
  readonly capabilities: readonly string[];
}

/** By these the copy would reach other networks, or be reached by people it does not serve. */
const WAYS_OUT: ReadonlySet<string> = new Set([
  'AWS::EC2::NatGateway',
  'AWS::EC2::InternetGateway',
  'AWS::EC2::EgressOnlyInternetGateway',
  'AWS::EC2::VPCPeeringConnection',
  'AWS::EC2::TransitGatewayAttachment',
  'AWS::EC2::TransitGatewayVpcAttachment',
  'AWS::EC2::VPNConnection',
  'AWS::DirectConnect::Connection',
  'AWS::SNS::Subscription',
  'AWS::SES::EmailIdentity',
  'AWS::Events::Connection',
  // Its template lies elsewhere and comes as it is: neither read nor made fit for a drill.
  'AWS::CloudFormation::Stack',
  'AWS::CloudFormation::StackSet',
]);

/** Without a policy CloudFormation takes a snapshot of these, which outlives the stack (CloudFormation User Guide, DeletionPolicy). */
const SNAPSHOTTED: ReadonlySet<string> = new Set(['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster']);

/** What acts by itself once it is there, and the property that keeps it still. */
const CONSUMERS: Readonly<Record<string, readonly [property: string, still: Value]>> = {
  'AWS::Lambda::EventSourceMapping': ['Enabled', false],
  'AWS::Events::Rule': ['State', 'DISABLED'],
  'AWS::Scheduler::Schedule': ['State', 'DISABLED'],
  'AWS::Pipes::Pipe': ['DesiredState', 'STOPPED'],
};

const PROTECTIONS = [
  'DeletionProtection',
  'DeletionProtectionEnabled',
  'EnableTerminationProtection',
] as const;

/**
 * The template of a unit made fit for a drill: all of it can be taken away again, and nothing in it acts on the world. Each
 * difference is told; nothing else is changed. Pure.
 */
export function drillCopy({ template, resources }: IacUnit): DrillCopy {
  const body = template?.body ?? {};
  const changes: string[] = [];
  const section = isMap(body['Resources']) ? body['Resources'] : {};
  const Resources = Object.fromEntries(
    Object.entries(section).map(([id, resource]) => [id, fit(id, resource, changes)]),
  );
  return {
    body: JSON.stringify({ ...body, Resources }),
    changes,
    waysOut: resources
      .filter(({ type }) => WAYS_OUT.has(type))
      .map(({ address, type }) => `${address} (${type})`),
    capabilities: capabilitiesOf(
      body,
      resources.map(({ type }) => type),
    ),
  };
}

function fit(id: string, resource: Value, changes: string[]): Value {
  if (!isMap(resource)) return resource;
  return still(id, unprotected(id, deletable(id, resource, changes), changes), changes);
}

function deletable(id: string, resource: ValueMap, changes: string[]): ValueMap {
  const policies = ['DeletionPolicy', 'UpdateReplacePolicy'].filter(
    (name) => resource[name] !== undefined && resource[name] !== 'Delete',
  );
  if (resource['DeletionPolicy'] === undefined && isSnapshotted(resource['Type'])) {
    changes.push(`${id}: no DeletionPolicy, which would leave a snapshot → Delete`);
    return deletable(id, { ...resource, DeletionPolicy: 'Delete' }, changes);
  }
  if (policies.length === 0) return resource;
  changes.push(`${id}: ${policies.join(' and ')} ${JSON.stringify(resource[policies[0] ?? ''])} → Delete`);
  return { ...resource, ...Object.fromEntries(policies.map((name) => [name, 'Delete'])) };
}

function isSnapshotted(type: Value | undefined): boolean {
  return typeof type === 'string' && SNAPSHOTTED.has(type);
}

function unprotected(id: string, resource: ValueMap, changes: string[]): ValueMap {
  const properties = isMap(resource['Properties']) ? resource['Properties'] : {};
  const set = PROTECTIONS.filter((name) => properties[name] !== undefined && properties[name] !== false);
  if (set.length === 0) return resource;
  changes.push(`${id}: ${set.join(' and ')} off`);
  return {
    ...resource,
    Properties: { ...properties, ...Object.fromEntries(set.map((name) => [name, false])) },
  };
}

function still(id: string, resource: ValueMap, changes: string[]): ValueMap {
  const consumer = CONSUMERS[typeof resource['Type'] === 'string' ? resource['Type'] : ''];
  if (consumer === undefined) return resource;
  const [property, value] = consumer;
  const properties = isMap(resource['Properties']) ? resource['Properties'] : {};
  if (properties[property] === value) return resource;
  changes.push(`${id}: ${property} → ${JSON.stringify(value)}, so that it does no work`);
  return { ...resource, Properties: { ...properties, [property]: value } };
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateChangeSet.html, Capabilities */
function capabilitiesOf(body: ValueMap, types: readonly string[]): string[] {
  return [
    ...(types.some((type) => type.startsWith('AWS::IAM::')) ? ['CAPABILITY_NAMED_IAM'] : []),
    ...(body['Transform'] !== undefined || types.includes('AWS::CloudFormation::Stack')
      ? ['CAPABILITY_AUTO_EXPAND']
      : []),
  ];
}
