import { fisAction } from '../scenario/fis-actions.ts';
import type { Scenario } from '../scenario.ts';

/** IAM actions of the drill role, to break and to heal, and of the role that FIS acts with. */
export function fisPermissions({ faults }: Pick<Scenario, 'faults'>): readonly string[] {
  const ofFis = faults.flatMap(({ action }) => fisAction(action)?.permissions ?? []);
  return [...new Set([...CALLER_PERMISSIONS, ...ofFis])].sort();
}

const CALLER_PERMISSIONS = [
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
  'ec2:DescribeInstances',
  'ec2:DescribeNetworkAcls',
  'ec2:ReplaceNetworkAclAssociation',
  'ec2:StartInstances',
  'rds:DescribeDBClusters',
  'rds:DescribeDBInstances',
];
