import type { Stage, TestResult } from 'allure-js-commons';

/** The result of a test that allure-mocha never saw. */
export function emptyResult(name: string, testCaseId = name): TestResult {
  return {
    uuid: '',
    name,
    fullName: testCaseId,
    testCaseId,
    historyId: testCaseId,
    statusDetails: {},
    stage: 'finished' as Stage,
    labels: [],
    links: [],
    steps: [],
    attachments: [],
    parameters: [],
  };
}
