import { found } from './finding.ts';
import { fetchIn } from './scan/fetches.ts';
import { placeOf } from './scan/place-of.ts';
import type { Text } from './scan/text.ts';
import { textsOf } from './scan/texts-of.ts';
import { defineTrap, type Trap, type TrapContext, type TrapFinding } from './trap.ts';
import { knownText } from './values/known-text.ts';
import { isResource, makerOf } from './values/made.ts';

/** An instance fetches what it needs while it boots. */
export const userDataFetches: Trap = defineTrap({
  id: 'user-data-fetches',
  severity: 'slows',
  title: 'An instance fetches what it needs while it boots',
  why: 'Repositories, foreign mirrors and buckets have to be reachable from a new network and still hold the same versions, on the day of all days (Amazon EC2 User Guide, "Run commands when you launch an EC2 instance").',
  fix: 'bake an image with EC2 Image Builder, or keep a copy of what is fetched in a bucket of the rebuild',
  needsAccount: false,
  requirements: ['REB-1', 'BAK-5'],
  detect: (context) =>
    context.set.units.flatMap((unit) =>
      textsOf(unit).flatMap((text) => [...inScript(context, text), ...asSource(context, text)]),
    ),
});

/** Told line by line, at what is fetched. */
function inScript(context: TrapContext, text: Text): readonly TrapFinding[] {
  if (!SCRIPT.test(`.${text.property}`)) return [];
  return linesOf(text.text).flatMap(({ line, start }) => {
    const fetch = fetchIn(line.slice(0, LONGEST));
    return fetch === undefined || isMadeHere(context, text, fetch.what)
      ? []
      : [fetched(text, start + fetch.index, fetch.what)];
  });
}

/** Nobody writes longer lines; data in one must not slow the patterns down. */
const LONGEST = 4096;

/** Scripts of instances and notebooks, and the commands and files of cfn-init. */
const SCRIPT =
  /\.(UserData|user_data|user_data_base64|inline|OnStart\.Content|OnCreate\.Content|on_start|on_create)$|\.AWS::CloudFormation::Init\..*\.(command|content)$/;

/** `sources`, `source` and packages by address, of cfn-init. */
function asSource(context: TrapContext, text: Text): readonly TrapFinding[] {
  const isFetched = SOURCE.test(text.property) && /^https?:/.test(text.text);
  return isFetched && !isMadeHere(context, text, text.text) ? [fetched(text, 0, text.text)] : [];
}

const SOURCE = /^AWS::CloudFormation::Init\..*(\.source$|\.sources\.|\.packages\.)/;

function linesOf(text: string): readonly { readonly line: string; readonly start: number }[] {
  let start = 0;
  return text.split('\n').map((line) => {
    const at = { line, start };
    start += line.length + 1;
    return at;
  });
}

/** A bucket of the set is filled by whoever rebuilds. */
function isMadeHere({ set }: TrapContext, { unit }: Text, what: string): boolean {
  const address =
    /^s3:\/\/((?:\$\{[^}]*\}|[^/\s"'])+)/.exec(what) ??
    /^https?:\/\/((?:\$\{[^}]*\}|[\w-])+)\.s3[.-]/.exec(what);
  const bucket = address?.[1];
  if (bucket === undefined) return false;
  return isResource(unit, bucket) || makerOf(set, 'bucket', onlyKnown(knownText(unit, bucket))) !== undefined;
}

/** A parameter that nobody knows is no bucket of the set. */
function onlyKnown(name: string): string {
  return /^\$\{[^}]*\}$/.test(name) ? '' : name;
}

function afterLast(text: string, blank: string, before: number): number {
  return before === 0 ? 0 : text.lastIndexOf(blank, before - 1) + 1;
}

function fetched(text: Text, start: number, what: string): TrapFinding {
  const { unit, resource, path } = text;
  const within = Math.max(...[' ', '\n'].map((blank) => afterLast(text.text, blank, start)));
  return found(userDataFetches, {
    unit,
    resource,
    path,
    where: placeOf(text, start, what.length),
    within,
    message: `${resource?.address ?? 'an instance'} fetches while it boots: ${what}`,
    got: what,
  });
}
