/**
 * What was read in the account and Region of a rebuild. A part that is absent could not be read, and what rests on it is
 * unknown; an empty list was read to its end.
 */
export interface AccountView {
  readonly account: string;
  readonly region: string;
  /** Zone names of the Region, in order. */
  readonly zones?: readonly string[];
  /** Names of service-linked roles, `AWSServiceRoleForRDS`. */
  readonly serviceLinkedRoles?: readonly string[];
  /** Quota by `service/code`, its applied value, and what is in use where that could be counted. */
  readonly quotas?: Readonly<Record<string, { readonly limit: number; readonly used?: number }>>;
  /** CIDR blocks of its VPCs and of what they are peered with. */
  readonly networks?: readonly string[];
  /** Instance types, database classes and engine versions on offer: `ec2:t3.micro`, `rds:postgres:16.3:db.r6g.large`. */
  readonly offers?: readonly string[];
  /** Names of exports, of Systems Manager parameters, of key pairs, aliases of keys, ids of images. */
  readonly exports?: readonly string[];
  readonly parameters?: readonly string[];
  readonly keyPairs?: readonly string[];
  readonly keyAliases?: readonly string[];
  readonly images?: readonly string[];
  /**
   * By IAM action: what a policy of the organisation or a boundary says against it, as IAM simulates it for the role that deploys;
   * null = nothing that it simulates, which leaves out policies with conditions.
   */
  readonly guardrails?: Readonly<Record<string, string | null>>;
  /** What a CREATE change set, made and removed again, was refused for. */
  readonly refusals?: readonly string[];
  /** The stacks of the account that is rebuilt, where that can still be read. */
  readonly stacks?: readonly {
    readonly name: string;
    readonly terminationProtection: boolean;
    readonly hasPolicy?: boolean;
    readonly roleArn?: string;
    readonly drift?: 'DRIFTED' | 'IN_SYNC' | 'UNKNOWN' | 'NOT_CHECKED';
    readonly driftCheckedAt?: string;
  }[];
  /**
   * What the resources of deployed units are called in the account that is rebuilt, by `unit address`; null = its stack was read
   * to the end and holds no such resource, so that there is nothing to lose.
   */
  readonly physicalIds?: Readonly<Record<string, string | null>>;
  /** Of stateful resources, by physical id: whether a recovery point outlives the account. */
  readonly recoverable?: Readonly<Record<string, boolean>>;
}
