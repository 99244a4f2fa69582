import type { SourceLocation } from '../base/problem.ts';

/** Anything that JSON can hold. */
export type Value = null | boolean | number | string | readonly Value[] | ValueMap;
export interface ValueMap {
  readonly [key: string]: Value;
}

/** The way from the root of a file to a value: `['Resources', 'Bucket', 'Properties', 'Tags', 0]`. */
export type Path = readonly (string | number)[];

/**
 * A CloudFormation template as it was written, each short form made long: `!Ref X` is `{Ref: 'X'}`, `!GetAtt A.B.C` is
 * `{'Fn::GetAtt': ['A', 'B.C']}`, `!Sub t` is `{'Fn::Sub': 't'}`. Nothing is evaluated.
 */
export interface Template {
  /** As it was given, for messages. */
  readonly file: string;
  readonly format: 'yaml' | 'json';
  readonly body: ValueMap;
  /**
   * Where a value stands; where the path has no place of its own, the nearest one around it. Of a string, with `within`,
   * that character of it: the line of a script, not the one where the script begins.
   */
  readonly locate: (path: Path, within?: number) => SourceLocation;
}
