import type { FactKind } from '../inventory/facts.ts';

/** Something that holds data which a workload would miss. */
export interface Store {
  readonly kind: Extract<FactKind, 'rds.instance' | 'rds.cluster' | 'ec2.volume'>;
  readonly arn: string;
  readonly id: string;
  /** The tag Name, where AWS chose the id and so nobody knows it. */
  readonly name?: string;
  readonly account: string;
  readonly region: string;
  readonly encrypted: boolean;
  readonly keyArn?: string;
}
