/** What a template says of its targets. The newest model's words: the SDK package that installs here is older. */
export interface TemplateTarget {
  readonly resourceType: string;
  readonly resourceArns?: readonly string[];
  readonly resourceTags?: Readonly<Record<string, string>>;
  readonly filters?: readonly TargetFilter[];
  /** `ALL`, `COUNT(n)` or `PERCENT(n)`. */
  readonly selectionMode: string;
  readonly parameters?: Readonly<Record<string, string>>;
}

/** An attribute path of the resource's description, and the values of which one must be there. */
export interface TargetFilter {
  readonly path: string;
  readonly values: readonly string[];
}

/** One entry of a template's actions. All parameters are text on the wire. */
export interface TemplateAction {
  readonly actionId: string;
  readonly description?: string;
  readonly parameters?: Readonly<Record<string, string>>;
  /** The action's slot (`Instances`) → the template's target. */
  readonly targets?: Readonly<Record<string, string>>;
  readonly startAfter?: readonly string[];
}

/** What ends an experiment early: nothing (`none`), or an alarm (`aws:cloudwatch:alarm`) by its ARN. */
export interface StopCondition {
  readonly source: string;
  readonly value?: string;
}

/** Where FIS would write its log. */
export interface LogConfiguration {
  readonly cloudWatchLogsConfiguration?: { readonly logGroupArn: string };
  readonly s3Configuration?: { readonly bucketName: string; readonly prefix?: string };
  readonly logSchemaVersion?: number;
}

/** How an experiment treats accounts, empty targets and its actions. */
export interface ExperimentOptions {
  readonly accountTargeting?: string;
  readonly emptyTargetResolutionMode?: 'fail' | 'skip';
  readonly actionsMode?: 'run-all' | 'skip-all';
}

/** What a template and the experiments made from it have in common. */
export interface Plan {
  readonly targets: Readonly<Record<string, TemplateTarget>>;
  readonly stopConditions: readonly StopCondition[];
  readonly roleArn: string;
  readonly logConfiguration?: LogConfiguration;
}
