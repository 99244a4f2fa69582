import type { Path } from '../../../syntax/template.ts';
import type { IacResource, IacUnit } from '../../iac-set.ts';

/** In which part of a file a string stands. */
export type TextRole =
  /** A property of a resource, a policy or a script inside one. */
  | 'property'
  /** The default of a parameter or variable. */
  | 'parameter'
  /** A value that somebody supplies to a parameter. */
  | 'supplied'
  /** A mapping, or what Terraform calls locals. */
  | 'mapping'
  | 'condition'
  | 'output'
  /** Settings of a provider, of a backend, of a module call. */
  | 'setting';

/**
 * One string of a unit, whole: what Sub and Join put together is one text, written as Sub writes it, with `${…}` for what is
 * not literal.
 */
export interface Text {
  readonly unit: IacUnit;
  readonly path: Path;
  readonly text: string;
  readonly role: TextRole;
  /** It was put together, or stands as `${…}` in Terraform: what is between the braces is no literal. */
  readonly composed: boolean;
  /** Of the value: a number written without quotes. */
  readonly numeric: boolean;
  readonly resource?: IacResource;
  /** Names of properties from the resource down, without positions in lists: `Environment.Variables.BUCKET`. */
  readonly property: string;
}
