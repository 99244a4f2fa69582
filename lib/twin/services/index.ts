import type { TwinService } from '../service.ts';
import { ec2 } from './ec2/index.ts';
import { elbv2 } from './elbv2/index.ts';
import { kms } from './kms/index.ts';
import { rds } from './rds/index.ts';
import { sts } from './sts/index.ts';

/** Every service that the twin models. */
export const SERVICES: readonly TwinService[] = [sts, rds, kms, ec2, elbv2];
