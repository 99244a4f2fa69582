import { createRequire } from 'node:module';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { LandfallError } from '../../base/errors.ts';
import { CATEGORIES } from './categories.ts';
import { harden } from './harden.ts';

export interface AllureOptions {
  readonly results: string;
  readonly title: string;
  /** Earlier runs for the trends; the file is appended to when `append` is true. */
  readonly historyFile?: string;
  readonly append?: boolean;
}

/** Labels that Allure would list beside the ones that say something. */
const HIDDEN_LABELS = [
  'parentSuite',
  'suite',
  'subSuite',
  'language',
  'framework',
  'check',
  'thread',
  'host',
  'package',
];

/** Allure's single page over a results folder, hardened, as gzip in base64. Opens no sockets. */
export async function packAllure(options: AllureOptions): Promise<string> {
  const scratch = await mkdtemp(join(tmpdir(), 'landfall-allure-'));
  try {
    const page = harden(await generate(options, scratch));
    const packed = await promisify(gzip)(page, { level: 9 });
    return packed.toString('base64');
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function generate(options: AllureOptions, scratch: string): Promise<string> {
  const config = join(scratch, 'allurerc.mjs');
  await writeFile(config, configuration(options));
  // zx costs a quarter of a second to load, so only the command that needs a child process pays for it.
  const { $ } = await import('zx');
  const cli = allureProgram();
  const output = join(scratch, 'out');
  const child = await $({
    nothrow: true,
    quiet: true,
    cwd: scratch,
  })`${process.execPath} ${cli} generate ${options.results} --config ${config} -o ${output}`;
  const page = await readFile(join(output, 'index.html'), 'utf8').catch(() => undefined);
  if (page !== undefined) return page;
  throw new LandfallError('ALLURE_FAILED', 'harness', {
    what: 'Allure made no report',
    where: options.results,
    expected: 'a single page',
    got: `exit code ${child.exitCode}: ${child.stderr.slice(0, 400) || child.stdout.slice(0, 400)}`,
    fix: 'the results are kept; run `landfall report <run>` once the cause is gone',
  });
}

/** Allure's package exports its library alone; its program lies one folder above. */
function allureProgram(): string {
  const library = createRequire(import.meta.url).resolve('allure');
  return join(dirname(library), '..', 'cli.js');
}

function configuration({ title, historyFile, append }: AllureOptions): string {
  const history =
    historyFile === undefined
      ? {}
      : { historyPath: historyFile, historyLimit: 50, appendHistory: append ?? false };
  const options = {
    reportName: title,
    singleFile: true,
    reportLanguage: 'en',
    theme: 'light',
    groupBy: ['epic', 'feature', 'story'],
    publish: false,
  };
  const config = {
    name: title,
    output: './out',
    hideLabels: HIDDEN_LABELS,
    // Allure 3 takes categories from its configuration, and no longer from the results folder.
    categories: CATEGORIES,
    ...history,
    plugins: { awesome: { options } },
  };
  return `export default ${JSON.stringify(config)};\n`;
}
