/** What reading a scenario depends on beside its text. */
export interface ParseOptions {
  /** The name by which it was asked for, which it then has to bear: results are filed by it. */
  readonly name?: string;
}
