import { formatLocation, formatProblem } from '../base/problem.ts';
import { groupBy } from '../base/group-by.ts';
import { plural } from '../base/plural.ts';
import type { IacFormat } from '../iac/index.ts';
import { TRAPS, type TrapFinding } from '../iac/traps/index.ts';
import { wrap } from '../plan/wrap.ts';
import type { TrapSummary } from './trap-summary.ts';

/** What would not come back and why, worst first, in lines that fit 110 columns. */
export function tellTraps(summary: TrapSummary): string {
  const known = summary.findings.filter(({ certainty }) => certainty !== 'unknown');
  const open = summary.findings.filter(({ certainty }) => certainty === 'unknown');
  return [
    header(summary),
    ...groups(known).flatMap(([, findings]) => group(findings)),
    ...section('UNKNOWN: only a look into the target account can tell, and none was taken', open),
    ...refused(summary),
    verdict(summary),
  ].join('\n');
}

function header({ root, units, target }: TrapSummary): string {
  const resources = units.reduce((sum, unit) => sum + unit.resources, 0);
  const formats = [...groupBy(units, ({ format }) => format)].map(([format, of]) =>
    plural(of.length, ...FORMATS[format]),
  );
  const where = [target.account, target.region].filter((part) => part !== undefined).join(', ');
  const into = where === '' ? 'a clean account' : `a clean account (${where})`;
  return `${root}: ${formats.join(', ')} with ${plural(resources, 'resource')}; rebuilt in ${into}\n`;
}

const FORMATS: Readonly<Record<IacFormat, readonly [string, string]>> = {
  cloudformation: ['template', 'templates'],
  cdk: ['stack of CDK', 'stacks of CDK'],
  'terraform-plan': ['Terraform plan', 'Terraform plans'],
  'terraform-state': ['Terraform state', 'Terraform states'],
  'terraform-hcl': ['Terraform module', 'Terraform modules'],
  beanstalk: ['Elastic Beanstalk configuration', 'Elastic Beanstalk configurations'],
};

/** One trap at one severity: why and fix are said once, however often it is there. */
function groups(findings: readonly TrapFinding[]): [string, TrapFinding[]][] {
  return [...groupBy(findings, ({ trap, severity }) => `${severity} ${trap}`)];
}

function group(findings: readonly TrapFinding[]): string[] {
  const [first] = findings;
  const trap = TRAPS.find(({ id }) => id === first?.trap);
  if (first === undefined || trap === undefined) return [];
  const count = findings.length === 1 ? '' : ` (${findings.length})`;
  const fixes = new Set(findings.map(({ fix }) => fix));
  return [
    `${first.severity.replace('-', ' ').toUpperCase()}: ${trap.title} [${trap.id}]${count}`,
    ...wrap(trap.why.split(' '), 2),
    ...(fixes.size === 1 ? wrap(`fix: ${first.fix}`.split(' '), 2) : []),
    ...findings.flatMap((finding) => place(finding, fixes.size > 1)),
    '',
  ];
}

function place(finding: TrapFinding, withFix: boolean): string[] {
  const { where, resource, message, certainty, got, fix } = finding;
  const at = formatLocation(where);
  const of = resource === undefined || at.endsWith(resource) ? '' : ` ${resource}:`;
  return [
    `  ${at}${of} ${message}${certainty === 'likely' ? ' (likely)' : ''}`,
    ...(got === undefined ? [] : [`      got ${got}`]),
    ...(withFix ? [`      fix: ${fix}`] : []),
  ];
}

function section(title: string, findings: readonly TrapFinding[]): string[] {
  if (findings.length === 0) return [];
  return [title, ...findings.flatMap((finding) => place(finding, false)), ''];
}

function refused({ refused: problems }: TrapSummary): string[] {
  if (problems.length === 0) return [];
  return ['NOT READ: what is in these was not looked at', ...problems.map(indented), ''];
}

function indented(problem: TrapSummary['refused'][number]): string {
  return formatProblem(problem).replace(/^/gm, '  ');
}

function verdict({ outcome, counts }: TrapSummary): string {
  const { blocks, 'loses-data': loses, slows, warns, unknown, refused: notRead } = counts;
  const numbers = [
    `${blocks} block`,
    `${loses} lose data`,
    `${slows} slow it`,
    `${warns} warn`,
    `${unknown} unknown`,
    ...(notRead === 0 ? [] : [`${notRead} not read`]),
  ].join(', ');
  return `${VERDICTS[outcome]} ${numbers}.`;
}

const VERDICTS: Readonly<Record<TrapSummary['outcome'], string>> = {
  fail: '✗ It would not come back as it was:',
  unknown: '? Whether it would come back is unknown:',
  pass: '✓ Nothing that is written here keeps it from coming back in a clean account:',
};
