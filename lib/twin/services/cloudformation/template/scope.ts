import type { Value, ValueMap } from '../../../../syntax/index.ts';
import type { Place } from '../../../world/tags.ts';

/** What a template's functions are evaluated against. */
export interface Scope {
  readonly place: Place;
  readonly stackName: string;
  readonly stackArn: string;
  readonly parameters: ReadonlyMap<string, Value>;
  readonly conditions: ReadonlyMap<string, boolean>;
  readonly mappings: ValueMap;
  /** What `Ref` gives for a resource. Throws NotMadeYet where it does not exist. */
  readonly ref: (logicalId: string) => Value;
  /** What `Fn::GetAtt` gives. Throws NotMadeYet where the resource does not exist. */
  readonly attribute: (logicalId: string, name: string) => Value;
  readonly importValue: (name: string) => Value;
  /** Names of the zones of a Region. */
  readonly zones: (region: string) => readonly string[];
  /** What stands for `{{resolve:service:reference}}`. */
  readonly resolve: (service: string, reference: string) => string;
}

/** A value that depends on a resource that is not there at this moment. */
export class NotMadeYet extends Error {
  override readonly name = 'NotMadeYet';
}

/** What `Ref: AWS::NoValue` stands for: whatever has it is left out. */
export const NO_VALUE = Symbol('AWS::NoValue');
export type Evaluated = Value | typeof NO_VALUE;
