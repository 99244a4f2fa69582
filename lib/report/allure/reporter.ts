import * as allureMocha from 'allure-mocha';
import type { Writer } from 'allure-js-commons/sdk/reporter';
import type Mocha from 'mocha';
import type { Results } from './results.ts';
import type { TestLedger } from './test-ledger.ts';

type Reporter = new (runner: Mocha.Runner, options: Mocha.MochaOptions) => Mocha.reporters.Base;

/** allure-mocha's types claim CommonJS in both formats, so its default export is mistyped under nodenext. */
const AllureMocha: Reporter = ((module) => module.default.default ?? module.default)(
  allureMocha as unknown as { readonly default: Reporter & { readonly default?: Reporter } },
);

/** allure-mocha, with our ledger between it and the disk. */
export function reporterFor(ledger: TestLedger, results: Results): Reporter {
  return class LandfallReporter extends AllureMocha {
    constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
      // These listeners come before allure-mocha's own: the ledger knows of a test before its result is written.
      runner.on('test', (test) => ledger.begin(test));
      runner.on('pending', (test) => ledger.skip(test));
      runner.on('fail', (test, error) => ledger.fail(test, error));
      runner.on('retry', (test, error) => ledger.fail(test, error, { isRetried: true }));
      super(runner, { ...options, reporterOptions: { writer: writerFor(ledger, results) } });
      runner.on('test end', (test) => ledger.settle(test));
    }
  };
}

function writerFor(ledger: TestLedger, results: Results): Writer {
  return {
    writeResult: (result) => ledger.write(result),
    writeGroup: (container) => results.addContainer(container),
    writeAttachment: (file, content) => results.addAttachment(file, content),
    writeAttachmentFromPath: (file, from) => results.addAttachmentFrom(file, from),
    writeGlobals: (file, globals) => results.addJson(file, globals),
    // Written from the run folder instead.
    writeEnvironmentInfo: () => undefined,
    writeCategoriesDefinitions: () => undefined,
  };
}
