import type { Problem, SourceLocation } from '../base/problem.ts';
import type { Path, Template, Value, ValueMap } from '../syntax/template.ts';

/** How infrastructure is written down. */
export const IAC_FORMATS = [
  'cloudformation',
  'cdk',
  'terraform-plan',
  'terraform-state',
  'terraform-hcl',
  'beanstalk',
] as const;
export type IacFormat = (typeof IAC_FORMATS)[number];

/** One resource that a unit makes. */
export interface IacResource {
  /** Logical id of CloudFormation, address of Terraform (`module.web.aws_instance.one[0]`). */
  readonly address: string;
  /** `AWS::RDS::DBInstance`, `aws_db_instance`. */
  readonly type: string;
  /** What it is made with: of CloudFormation with its intrinsics, of Terraform as the plan or the file has it. */
  readonly properties: ValueMap;
  /** The way to the resource itself; its properties are below, at `propertiesPath`. */
  readonly path: Path;
  readonly propertiesPath: Path;
}

/** A file or an image that CDK puts into the bootstrap bucket or repository before it deploys. */
export interface IacAsset {
  readonly kind: 'file' | 'image';
  /** Bucket or repository, with `${AWS::AccountId}` where the stack is pinned to no account. */
  readonly place: string;
  readonly key: string;
  readonly region?: string;
  /** The file or folder that is put there, beside the manifest. */
  readonly source?: string;
}

/** A resource that is no longer as a plan left it, because somebody changed it by other means. */
export interface Drifted {
  readonly address: string;
  readonly how: 'changed' | 'deleted';
  /** Names of the attributes that changed; no values. */
  readonly attributes: readonly string[];
}

/** What is deployed as one: the template of a stack, a Terraform configuration, plan or state, a saved configuration. */
export interface IacUnit {
  /** Name of the stack where one is known, else the file; one of a kind within its set. */
  readonly id: string;
  readonly format: IacFormat;
  /** As it was given or found, for messages. */
  readonly file: string;
  readonly resources: readonly IacResource[];
  /** All that stands in it, with the intrinsics of CloudFormation and the expressions of Terraform as strings `${…}`. */
  readonly body: Value;
  /** Where a value stands, or the address of its resource where the file has no lines that a person wrote. */
  readonly locate: (path: Path, within?: number) => SourceLocation | string;
  /** Of CloudFormation and CDK. */
  readonly template?: Template;
  /** Of CDK: names of the stacks that its manifest deploys before. */
  readonly after?: readonly string[];
  /** The unit whose nested stack this one is. */
  readonly parent?: string;
  /** Where it is to be deployed, as far as its manifest or its configuration pins it. */
  readonly pinned?: { readonly account?: string; readonly region?: string };
  /** Of CDK: what has to be in the bootstrap bucket and repository before it can be deployed. */
  readonly assets?: readonly IacAsset[];
  /** Of Terraform: data sources, which it looks up and does not make. */
  readonly lookups?: readonly IacResource[];
  /** Of a plan: what Terraform saw to be changed outside it. */
  readonly drift?: readonly Drifted[];
  /**
   * Values that somebody supplies to its parameters or variables, by name; what a parent hands down and is not literal as
   * `${…}`, what is secret as `(sensitive)`.
   */
  readonly supplied: Readonly<Record<string, string>>;
  /** Where the value of a variable is given, if a file gives it; `text` is the part of it that somebody asks for. */
  readonly suppliedAt?: Readonly<Record<string, SuppliedPlace>>;
}

/** Of a list, the place is that of the item with this text. */
export type SuppliedPlace = (text?: string) => SourceLocation | string;

/** Everything that was read from one path, in the order of file names. */
export interface IacSet {
  readonly root: string;
  readonly units: readonly IacUnit[];
  /** What looked like infrastructure and could not be read. Never empty silently: a file that is refused is told here. */
  readonly refused: readonly Problem[];
  /** Files that hold no infrastructure and were left alone. */
  readonly ignored: readonly string[];
}
