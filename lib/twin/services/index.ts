import type { TwinService } from '../service.ts';
import { backup } from './backup/index.ts';
import { cloudformation } from './cloudformation/index.ts';
import { cloudwatch } from './cloudwatch/index.ts';
import { dynamodb } from './dynamodb/index.ts';
import { ec2 } from './ec2/index.ts';
import { elasticache } from './elasticache/index.ts';
import { elbv2 } from './elbv2/index.ts';
import { fis } from './fis/index.ts';
import { iam } from './iam/index.ts';
import { kms } from './kms/index.ts';
import { rds } from './rds/index.ts';
import { route53 } from './route53/index.ts';
import { servicequotas } from './servicequotas/index.ts';
import { sns } from './sns/index.ts';
import { ssm } from './ssm/index.ts';
import { sts } from './sts/index.ts';
import { tagging } from './tagging/index.ts';

/** Every service that the twin models. */
export const SERVICES: readonly TwinService[] = [
  sts,
  rds,
  backup,
  kms,
  ec2,
  elbv2,
  route53,
  cloudformation,
  tagging,
  fis,
  cloudwatch,
  dynamodb,
  ssm,
  sns,
  elasticache,
  iam,
  servicequotas,
];
