import type { Trap } from './trap.ts';

/** The page `docs/traps.md`: what each trap is, what it does to a rebuild, why, and what helps. */
export function cataloguePage(traps: readonly Trap[]): string {
  return `${[HEAD, TABLE_HEAD + traps.map(row).join('\n'), ...traps.map(section), CFN_LINT].join('\n\n')}\n`;
}

const HEAD = `# Rebuild traps

What keeps a template, a plan or a state from coming back in an account where nothing of the old one is left. This page is written
from the traps themselves (\`lib/iac/traps\`); a test keeps the two in step.

**Severity** is what a trap does to a rebuild: it *blocks* it, *loses data*, *slows* it down, or *warns* that something comes back
different. **Certain**: it is literally there, and nothing in what was read makes it. **Likely**: it depends on something that the
file does not show. **Unknown**: only a look into the account of the rebuild can tell, and nobody has taken it. The traps that need an
account are asked only where a file gives a reason to.

A value is told once, by the most specific trap; two values in one line are one place. A value that a parameter has by default is
told at the default, one that a parent hands down where the parent writes it. Descriptions, metadata and tags are no values.`;

const TABLE_HEAD = '| Trap | Severity | Needs an account | True where |\n| --- | --- | --- | --- |\n';

function row({ id, severity, needsAccount, title }: Trap): string {
  return `| [${id}](#${id}) | ${inWords(severity)} | ${needsAccount ? 'yes' : ''} | ${title} |`;
}

function section({ id, title, severity, needsAccount, why, fix, requirements }: Trap): string {
  const account = needsAccount ? '; unknown without an account' : '';
  return `## ${id}

${title}. **${inWords(severity)}**${account}; ${requirements.join(', ')}.

Why: ${why}

Fix: ${fix}.`;
}

function inWords(severity: Trap['severity']): string {
  return severity.replace('-', ' ');
}

const CFN_LINT = `## Beside cfn-lint

[cfn-lint](https://github.com/aws-cloudformation/cfn-lint) says whether a template is right; this page is about whether it comes
back. Where both speak of one thing they are compared in the tests (circles, types of somebody's own, policies of stateful
resources, ARNs and zones written out, retired engines). What it tells there and Landfall does not, on purpose:

- a circle at each of its resources; Landfall tells it once, at the first;
- I3011, no DeletionPolicy, for queues, log groups, secrets and nested stacks (what is in the first three is not in a template
  either way; a nested stack goes by the policies of its own resources), and for instances of a cluster and replicas, which hold
  nothing of their own; for RDS, which leaves a snapshot by itself.`;
