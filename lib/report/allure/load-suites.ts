import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import Mocha from 'mocha';
import { LandfallError } from '../../base/errors.ts';
import type { SuiteFile } from './suite-files.ts';

/** A suite file that could not be loaded, and why. */
export interface LoadFailure {
  readonly file: SuiteFile;
  readonly error: unknown;
}

/** What Mocha's BDD interface puts into the global scope while a file loads. */
const GLOBALS = [
  'describe',
  'context',
  'it',
  'specify',
  'xdescribe',
  'xcontext',
  'xit',
  'xspecify',
  'before',
  'after',
  'beforeEach',
  'afterEach',
  'run',
];

let generation = 0;

/**
 * Registers the tests of these files. Mocha's own loader hides the error of a file behind one of require (with tsx), and
 * gives up at the first; here every file is tried, and the globals are put back afterwards.
 */
export async function loadSuites(mocha: Mocha, files: readonly SuiteFile[]): Promise<readonly LoadFailure[]> {
  const scope = globalThis as unknown as Record<string, unknown>;
  const before = GLOBALS.map((name) => [name, scope[name]] as const);
  const failures: LoadFailure[] = [];
  generation += 1;
  try {
    for (const file of files) {
      const error = await loadFile(mocha, file.path);
      if (error !== undefined) failures.push({ file, error: error.thrown });
    }
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete scope[name];
      else scope[name] = value;
    }
  }
  return failures;
}

async function loadFile(mocha: Mocha, path: string): Promise<{ readonly thrown: unknown } | undefined> {
  mocha.suite.emit(Mocha.Suite.constants.EVENT_FILE_PRE_REQUIRE, globalThis, path, mocha);
  try {
    // A module is evaluated once; the suites are to register themselves for every run.
    const module: unknown = await import(`${pathToFileURL(path).href}?generation=${generation}`);
    mocha.suite.emit(Mocha.Suite.constants.EVENT_FILE_REQUIRE, module, path, mocha);
    mocha.suite.emit(Mocha.Suite.constants.EVENT_FILE_POST_REQUIRE, globalThis, path, mocha);
    return undefined;
  } catch (error) {
    return { thrown: isTypeScript(error) ? needsLoader(path) : error };
  }
}

function isTypeScript(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ERR_UNKNOWN_FILE_EXTENSION';
}

function needsLoader(path: string): LandfallError {
  return new LandfallError('SUITE_NOT_LOADED', 'declaration', {
    what: `Node cannot load ${basename(path)} as it is`,
    expected: 'a .js or .mjs file',
    fix: 'compile the suite, or run with NODE_OPTIONS="--import tsx" where tsx is installed',
  });
}
