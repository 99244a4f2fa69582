import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestResult } from 'allure-js-commons';

/** The results in a folder that the suites wrote. */
export class AllureResults {
  readonly folder: string;
  readonly all: readonly TestResult[];

  constructor(folder: string) {
    this.folder = join(folder, 'allure-results');
    this.all = this.files(/-result\.json$/).map((file) => JSON.parse(this.read(file)) as TestResult);
  }

  files(pattern: RegExp): string[] {
    return readdirSync(this.folder).filter((file) => pattern.test(file));
  }

  read(file: string): string {
    return readFileSync(join(this.folder, file), 'utf8');
  }

  /** The only result of this check on this workload, or of a team's test with this name. */
  of(testCaseOrName: string): TestResult {
    const [found, ...more] = this.all.filter(
      (one) => one.testCaseId === testCaseOrName || one.name === testCaseOrName,
    );
    if (found === undefined || more.length > 0)
      throw new Error(`${more.length + 1} results of ${testCaseOrName}`);
    return found;
  }
}

/** The values of a label. */
export function labels(result: TestResult, name: string): string[] {
  return result.labels.filter((label) => label.name === name).map((label) => label.value);
}
