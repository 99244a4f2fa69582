/** Tags on everything that a run makes, and on nothing else. By them it is found again without any file. */
export const RUN_TAG = 'landfall:run';
export const TOKEN_TAG = 'landfall:token';
export const ENVIRONMENT_TAG = 'landfall:environment';

/** The tags of what a run makes. */
export function runTags(of: {
  readonly run: string;
  /** The fencing token of its lock. */
  readonly token: string;
  readonly environment: string;
}): Readonly<Record<string, string>> {
  return { [RUN_TAG]: of.run, [TOKEN_TAG]: of.token, [ENVIRONMENT_TAG]: of.environment };
}
