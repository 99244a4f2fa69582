import type { Value, ValueMap } from '../../../../syntax/index.ts';

/** What a template's `DeletionPolicy` and `UpdateReplacePolicy` may say. */
export type Policy = 'Delete' | 'Retain' | 'RetainExceptOnCreate' | 'Snapshot';

/** A parameter as the template declares it. */
export interface DeclaredParameter {
  readonly name: string;
  readonly type: string;
  readonly fields: ValueMap;
}

/** A resource as the template declares it; nothing is evaluated yet. */
export interface DeclaredResource {
  readonly logicalId: string;
  readonly type: string;
  readonly condition?: string;
  readonly dependsOn: readonly string[];
  readonly deletionPolicy?: Policy;
  readonly updateReplacePolicy?: Policy;
  readonly properties: ValueMap;
}

/** An output as the template declares it. */
export interface DeclaredOutput {
  readonly name: string;
  readonly description?: string;
  readonly condition?: string;
  readonly value: Value;
  readonly exportName?: Value;
}

/** A template whose sections have the shape that CloudFormation demands. */
export interface Declared {
  readonly text: string;
  readonly description?: string;
  readonly parameters: readonly DeclaredParameter[];
  readonly mappings: ValueMap;
  readonly conditions: ValueMap;
  readonly resources: readonly DeclaredResource[];
  readonly outputs: readonly DeclaredOutput[];
}
