import type { FactKind } from '../inventory/facts.ts';

/** Every kind of fact that stores and their recovery points are joined from: without any one of them a point may be overlooked. */
export const POINT_FACTS: readonly FactKind[] = [
  'rds.instance',
  'rds.cluster',
  'ec2.instance',
  'ec2.volume',
  'rds.snapshot',
  'rds.cluster-snapshot',
  'rds.automated-backup',
  'ec2.snapshot',
  'backup.recovery-point',
  'kms.key',
];
