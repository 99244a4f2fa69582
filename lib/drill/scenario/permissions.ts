import type { Scenario } from '../scenario.ts';
import { directAction } from './direct-actions.ts';
import { fisAction } from './fis-actions.ts';
import { REBUILD } from './rebuild-scenario.ts';

/** What the role of FIS must be allowed for the faults of a scenario: IAM actions, sorted. */
export function fisRolePermissions({ faults }: Scenario): readonly string[] {
  const needed = faults.flatMap(({ action }) => fisAction(action)?.permissions ?? []);
  return [...new Set(needed)].sort();
}

/**
 * What the drill role must be allowed: to run the experiment, to hold the lock and the journal, to read consent and alarms, to watch
 * what AWS says of itself, to mend by hand what FIS has left, and to make the calls that FIS has no action for. IAM actions, sorted.
 */
export function drillRolePermissions(scenario: Scenario): readonly string[] {
  if (scenario.name === REBUILD) return REBUILDING;
  const { faults, stopConditions, expect } = scenario;
  const mending = faults.flatMap(({ action }) => directAction(action)?.permissions ?? MENDING[action] ?? []);
  const watching =
    expect.alarms.length > 0 || stopConditions.some(({ kind }) => kind === 'alarm')
      ? ['cloudwatch:DescribeAlarms']
      : [];
  return [...new Set([...ALWAYS, ...WATCHED, ...mending, ...watching])].sort();
}

const ALWAYS = [
  'dynamodb:GetItem',
  'dynamodb:PutItem',
  'dynamodb:Query',
  'fis:CreateExperimentTemplate',
  'fis:DeleteExperimentTemplate',
  'fis:GetExperiment',
  'fis:ListExperimentResolvedTargets',
  'fis:ListExperimentTemplates',
  'fis:ListExperiments',
  'fis:StartExperiment',
  'fis:StopExperiment',
  'fis:TagResource',
  'iam:PassRole',
  'ssm:GetParameter',
];

/** In the clean account. What the resources themselves need, their templates say: a clean account is for nothing else. */
const REBUILDING = [
  'cloudformation:CreateChangeSet',
  'cloudformation:DeleteStack',
  'cloudformation:DescribeChangeSet',
  'cloudformation:DescribeStacks',
  'cloudformation:ExecuteChangeSet',
  'cloudformation:ListStackResources',
  'dynamodb:GetItem',
  'dynamodb:PutItem',
  'dynamodb:Query',
  'kms:DescribeKey',
  'ssm:GetParameter',
  // Terraform: keys of its own for the clean account, and what a lost state leaves is found by its tags.
  'sts:AssumeRole',
  'tag:GetResources',
];

/** What AWS says of itself is watched in every drill. */
const WATCHED = [
  'elasticloadbalancing:DescribeTargetHealth',
  'rds:DescribeDBClusters',
  'rds:DescribeDBInstances',
  'route53:GetHealthCheckStatus',
];

const MENDING: Readonly<Record<string, readonly string[]>> = {
  'aws:ec2:stop-instances': ['ec2:DescribeInstances', 'ec2:StartInstances'],
  'aws:ec2:reboot-instances': ['ec2:DescribeInstances'],
  'aws:ebs:pause-volume-io': ['ec2:DescribeVolumes'],
  'aws:network:disrupt-connectivity': ['ec2:DescribeNetworkAcls', 'ec2:ReplaceNetworkAclAssociation'],
  'aws:elasticache:replicationgroup-interrupt-az-power': ['elasticache:DescribeReplicationGroups'],
  'aws:rds:failover-db-cluster': ['rds:DescribeDBClusters'],
  'aws:rds:reboot-db-instances': ['rds:DescribeDBInstances'],
};
