/** The two kinds of file that people write for Landfall, as their errors speak of them. */
export interface FileKind {
  /** `Declaration`, `Scenario`: how a problem begins. */
  readonly word: string;
  /** Starts the codes of its errors. */
  readonly code: 'ENVIRONMENT' | 'SCENARIO';
  /** The folder in which it is looked up by name. */
  readonly folder: string;
  /** `environment`, `scenario`: what it is called in a sentence. */
  readonly thing: string;
  /** A file to start from. */
  readonly start: string;
}

export const DECLARATION: FileKind = {
  word: 'Declaration',
  code: 'ENVIRONMENT',
  folder: 'environments',
  thing: 'environment',
  start: 'environments/staging.example.yaml',
};
