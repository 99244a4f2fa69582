/** What a test is about. */
export interface TestMark {
  readonly check: string;
  readonly workload: string;
}

/** Known to every copy of Landfall in a process: a team's suites may bring another one than the runner's. */
const MARK = Symbol.for('landfall.test-mark');

/** Says on a test what it is about, so that the report finds its evidence. */
export function markTest(test: object, mark: TestMark): void {
  Object.defineProperty(test, MARK, { value: mark });
}

/** What a test is about; undefined for one that a team wrote itself. */
export function markOf(test: object): TestMark | undefined {
  return (test as { readonly [MARK]?: TestMark })[MARK];
}
