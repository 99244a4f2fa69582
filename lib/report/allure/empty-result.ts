import type { Instant } from '../../base/instant.ts';
import type { Stage, TestResult } from 'allure-js-commons';

/** The result of a test that allure-mocha never saw, at this moment. */
export function emptyResult(name: string, at: Instant, testCaseId = name): TestResult {
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
    start: Date.parse(at),
    stop: Date.parse(at),
  };
}
