import { backup } from './backup.ts';
import { cloudformation } from './cloudformation.ts';
import type { Collector } from './collector.ts';
import { ec2 } from './ec2.ts';
import { elasticache } from './elasticache.ts';
import { elbv2 } from './elbv2.ts';
import { iamRoles } from './iam.ts';
import { kms } from './kms.ts';
import { rebuildAccount } from './rebuild-account.ts';
import { rds } from './rds.ts';
import { route53 } from './route53.ts';
import { globalTagging, tagging } from './tagging.ts';

/** One for each service. Who we are in each account is known before any of them is asked. */
export const COLLECTORS: readonly Collector[] = [
  rds,
  backup,
  ec2,
  route53,
  elbv2,
  elasticache,
  kms,
  cloudformation,
  tagging,
  globalTagging,
  rebuildAccount,
  iamRoles,
];
