import { walk } from '../../syntax/walk.ts';
import type { IacUnit } from '../iac-set.ts';
import { found } from './finding.ts';
import { isMap } from './scan/compose.ts';
import { inTexts } from './scan/in-texts.ts';
import { defineTrap, type Trap, type TrapContext, type TrapFinding } from './trap.ts';
import { attributesOf } from './values/attributes.ts';

/** An instance fetches what it needs while it boots. */
export const userDataFetches: Trap = defineTrap({
  id: 'user-data-fetches',
  severity: 'slows',
  title: 'An instance fetches what it needs while it boots',
  why: 'Package mirrors, repositories and buckets have to be reachable from a new network and still hold the same versions, on the day of all days (Amazon EC2 User Guide, "Run commands when you launch an EC2 instance").',
  fix: 'bake an image with EC2 Image Builder, or keep a copy of what is fetched in a bucket of the rebuild',
  needsAccount: false,
  requirements: ['REB-1', 'BAK-5'],
  detect: (context) => [...inScripts(context), ...context.set.units.flatMap(inInit)],
});

function inScripts(context: TrapContext): readonly TrapFinding[] {
  return inTexts(context, userDataFetches, ({ text, property, role, resource }) => {
    if (role !== 'property' || resource === undefined || !SCRIPT.test(property)) return undefined;
    const what = fetchIn(text);
    return what === undefined
      ? undefined
      : { message: `${resource.address} fetches while it boots: ${what}`, got: what };
  });
}

const SCRIPT = /(^|\.)(UserData|user_data|user_data_base64|user_data_replace_on_change)$/;

/** The first thing that a script fetches; the metadata of the instance and the endpoints of AWS are no outside. */
export function fetchIn(script: string): string | undefined {
  const code = script
    .split('\n')
    .filter((line) => !/^\s*#(?!!)/.test(line))
    .join('\n');
  return FETCHES.map((pattern) => pattern.exec(code)?.[0]).find((match) => match !== undefined);
}

const FETCHES: readonly RegExp[] = [
  /\b(?:yum|dnf|zypper|microdnf)\s+(?:-\S+\s+)*(?:install|update|upgrade|localinstall|groupinstall|in)\b[^\n]*/,
  /\b(?:apt|apt-get|apk|choco|snap|brew)\s+(?:-\S+\s+)*(?:install|update|upgrade|add)\b[^\n]*/,
  /\b(?:pip3?|pipx|npm|yarn|gem|go|cargo|composer|conda|easy_install)\s+(?:-\S+\s+)*(?:install|i|ci|add|get)\b[^\n]*/,
  /\bamazon-linux-extras\s+(?:install|enable)\b[^\n]*/,
  /\bgit\s+clone\b[^\n]*/,
  /\bdocker\s+(?:pull|run|compose|-compose)\b[^\n]*/,
  /\baws\s+s3\s+(?:cp|sync)\s+["']?s3:\/\/[^\n]*/,
  /\brpm\s+-\S+\s+["']?https?:[^\n]*/,
  /\b(?:curl|wget|Invoke-WebRequest|iwr|DownloadFile|Start-BitsTransfer)\b[^\n]*https?:\/\/(?!169\.254\.|localhost|127\.)[^\n]*/i,
];

/** What cfn-init is told to install and to fetch. */
function inInit(unit: IacUnit): readonly TrapFinding[] {
  return unit.resources.flatMap((resource) => {
    const metadata = attributesOf(unit, resource)['Metadata'];
    const init = isMap(metadata) ? metadata['AWS::CloudFormation::Init'] : undefined;
    if (init === undefined) return [];
    const path = [...resource.path, 'Metadata', 'AWS::CloudFormation::Init'];
    const what = fetchesOfInit(init);
    return what === undefined
      ? []
      : [
          found(userDataFetches, {
            unit,
            resource,
            path,
            message: `cfn-init of ${resource.address} fetches while it boots: ${what}`,
            got: what,
          }),
        ];
  });
}

function fetchesOfInit(init: Parameters<typeof walk>[0]): string | undefined {
  let what: string | undefined;
  walk(init, (value, path) => {
    const last = path.at(-1);
    const isSource = path.includes('sources') || last === 'source';
    if (isMap(value) && path.at(-2) === 'packages' && Object.keys(value).length > 0)
      what ??= `packages by ${String(last)}`;
    if (isSource && typeof value === 'string' && /^https?:/.test(value)) what ??= value;
    if (last === 'command' && typeof value === 'string') what ??= fetchIn(value);
  });
  return what;
}
