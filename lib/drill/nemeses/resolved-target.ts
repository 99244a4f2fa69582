/** What one fault of a scenario would meet, as the API says now. */
export interface ResolvedTarget {
  /** The fault's id. */
  readonly fault: string;
  /** FIS resource type. */
  readonly resourceType: string;
  /** The resources that it meets. */
  readonly arns: readonly string[];
  /** How many resources of that kind the workload has in all: what a share is a share of. */
  readonly candidates: number;
  /** How FIS finds them, where it takes no ARNs: that it finds these and no others, the preview shows. */
  readonly foundBy?: {
    readonly tags: Readonly<Record<string, string>>;
    readonly parameters: Readonly<Record<string, string>>;
  };
}
