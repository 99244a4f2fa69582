import { readFileSync } from 'node:fs';

/** What is changed in the short declaration, and the whole text of the error that follows. */
export interface Broken {
  readonly title: string;
  readonly from: string;
  readonly to: string;
  readonly options: {
    readonly knownChecks?: readonly string[];
    readonly knownScenarios?: readonly string[];
    readonly name?: string;
  };
  readonly says: string;
}

/** The parts of `broken-declarations.txt`. */
export const BROKEN: readonly Broken[] = readFileSync(
  new URL('broken-declarations.txt', import.meta.url),
  'utf8',
)
  .split(/^## /m)
  .slice(1)
  .map(brokenOf);

function brokenOf(part: string): Broken {
  const [title = '', ...lines] = part.trimEnd().split('\n');
  const marked = (mark: string) => lines.filter((line) => line.startsWith(mark)).map((line) => line.slice(2));
  const options = lines.find((line) => line.startsWith('options '));
  const says = lines.filter((line) => !/^([-+]|options )/.test(line)).join('\n');
  return {
    title,
    from: marked('-').join('\n'),
    to: marked('+').join('\n'),
    options: options === undefined ? {} : (JSON.parse(options.slice(8)) as Broken['options']),
    says,
  };
}
