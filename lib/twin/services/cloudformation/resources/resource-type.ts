import type { Value, ValueMap } from '../../../../syntax/index.ts';
import type { Seconds } from '../../../../base/duration.ts';
import type { CallContext } from '../../../service.ts';
import type { TagMap } from '../../../world/tags.ts';
import type { Property } from './property.ts';

/** Who makes a resource, and for which stack. */
export interface ResourceCall {
  readonly context: CallContext;
  readonly stackName: string;
  readonly logicalId: string;
  /** Calls an operation of another service. Throws ServiceRefusal. */
  readonly invoke: <Output = Record<string, unknown>>(
    service: string,
    operation: string,
    input: object,
  ) => Promise<Output>;
  /** The tags that the template says, and the stack's own. */
  readonly tags: TagMap;
  /** A physical name that nobody has, made of the stack's and the resource's. */
  readonly name: (rules?: NameRules) => string;
}

/** What a service allows for a name. */
export interface NameRules {
  readonly longest?: number;
  readonly isLowerCase?: boolean;
}

/** How a resource goes. */
export interface Removal {
  /** Its data is to be kept in a snapshot. */
  readonly isSnapshotted: boolean;
}

/** The properties of a resource, evaluated and of the types that it wants. */
export type Properties = ValueMap;

/** How CloudFormation makes, changes and removes resources of one type, by the operations that API callers use. */
export interface ResourceType {
  /** `AWS::SSM::Parameter` */
  readonly name: string;
  /** Every property that it knows; others are refused. */
  readonly properties: Readonly<Record<string, Property>>;
  readonly required?: readonly string[];
  /** What Fn::GetAtt can ask for. */
  readonly attributes?: readonly string[];
  /** Whether it can leave a snapshot when it goes. */
  readonly canSnapshot?: boolean;
  /** What AWS takes at least to make one; 2 s when absent. */
  readonly takes?: Seconds;
  /** Begins to make one, and gives its physical id. */
  readonly create: (properties: Properties, call: ResourceCall) => Promise<string>;
  /** Whether what was begun is over; at once when absent. Throws ServiceRefusal or Error when it failed. */
  readonly isReady?: (id: string, call: ResourceCall) => Promise<boolean>;
  /** What `Ref` gives; the physical id when absent. */
  readonly ref?: (id: string) => Value;
  readonly read?: (id: string, call: ResourceCall) => Promise<Readonly<Record<string, Value>>>;
  /** Changes one in place. */
  readonly update?: (
    id: string,
    change: { readonly before: Properties; readonly after: Properties },
    call: ResourceCall,
  ) => Promise<void>;
  /** Begins to remove one. What is gone already is no error. */
  readonly remove: (id: string, properties: Properties, call: ResourceCall, how: Removal) => Promise<void>;
  readonly isGone?: (id: string, call: ResourceCall) => Promise<boolean>;
  /** The properties as they are now, in the template's words; undefined = it is not there. */
  readonly look: (id: string, call: ResourceCall, properties: Properties) => Promise<Properties | undefined>;
  /** The property that holds its tags; `Tags` when absent. Whoever makes, changes or looks at a resource does not see it. */
  readonly tagsProperty?: string;
  /** The ARN under which its tags are kept; absent = it has none. */
  readonly arn?: (id: string, context: CallContext) => string;
}
