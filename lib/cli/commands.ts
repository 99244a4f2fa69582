import type { ExitCode } from '../base/exit-code.ts';
import type { Arguments, ArgumentSpec, OptionSpec } from './arguments.ts';
import type { Io } from './io.ts';

/** Does a command's work and gives its exit code. */
export type CommandBody = (args: Arguments, io: Io) => Promise<ExitCode>;

export interface Command extends ArgumentSpec {
  readonly summary: string;
  /** One dynamic import per command: `--help` must not pay for the AWS SDK. */
  readonly load: () => Promise<CommandBody>;
}

const environmentOption: OptionSpec = {
  type: 'string',
  value: 'NAME',
  help: 'an environment by name (environments/NAME.yaml) or by file',
  required: true,
};
const jsonOption: OptionSpec = { type: 'boolean', help: 'machine output on stdout, and nothing else there' };
const selectionOptions: Readonly<Record<string, OptionSpec>> = {
  only: { type: 'string', value: 'SUITE,…', help: 'only these suites' },
  check: { type: 'string', value: 'ID,…', help: 'only these checks' },
  workload: { type: 'string', value: 'NAME,…', help: 'only these workloads' },
};

const drillOptions: Readonly<Record<string, OptionSpec>> = {
  drill: {
    type: 'optional',
    value: 'SCENARIO,…',
    help: 'break things on purpose and measure the recovery; unasked on the embedded AWS alone',
  },
  'no-drill': { type: 'boolean', help: 'break nothing' },
};
const runFolderOptions: Readonly<Record<string, OptionSpec>> = {
  out: {
    type: 'string',
    value: 'DIR',
    help: 'parent of the run folder (default: reports/runs/<environment>)',
  },
  'run-id': { type: 'string', value: 'ID', help: 'name of the run folder; one that exists is an error' },
};
const serverOptions: Readonly<Record<string, OptionSpec>> = {
  endpoint: { type: 'string', value: 'URL', help: 'a server that runs already, instead of the declared one' },
  resolver: { type: 'string', value: 'HOST:PORT', help: 'the name server that its clients ask' },
};

const approvalOption: OptionSpec = {
  type: 'string',
  value: 'FILE',
  help: 'the signature of another person, which production asks for (docs/drills.md)',
};

/** Every command that works. There are no others. */
export const COMMANDS: readonly Command[] = [
  {
    command: 'suite',
    summary: 'look, judge, and report on one environment: the main job',
    positionals: [],
    options: {
      env: environmentOption,
      ...selectionOptions,
      ...drillOptions,
      baseline: { type: 'string', value: 'RUN', help: 'exit 1 or 2 only for what got worse since that run' },
      ...runFolderOptions,
      json: jsonOption,
    },
    load: async () => (await import('./commands/suite.ts')).suite,
  },
  {
    command: 'plan',
    summary: 'what would be checked and called, with which permissions; touches nothing',
    positionals: [],
    options: { env: environmentOption, ...selectionOptions, ...drillOptions, json: jsonOption },
    load: async () => (await import('./commands/plan.ts')).plan,
  },
  {
    command: 'drill',
    summary: 'break one thing on purpose and measure the recovery',
    positionals: ['scenario'],
    options: {
      env: environmentOption,
      workload: { type: 'string', value: 'NAME,…', help: 'only these workloads' },
      'dry-run': { type: 'boolean', help: 'say what would be broken and what the guard says; break nothing' },
      approval: approvalOption,
      repeat: { type: 'string', value: 'N', help: 'carry it out N times; tells median, worst and spread' },
      ...serverOptions,
      ...runFolderOptions,
      json: jsonOption,
    },
    load: async () => (await import('./commands/drill.ts')).drill,
  },
  {
    command: 'stop',
    summary: 'from any machine: end the faults of a run, and heal',
    positionals: ['run'],
    options: {
      env: {
        ...environmentOption,
        required: false,
        help: 'its environment (default: as the run folder says)',
      },
      ...serverOptions,
      json: jsonOption,
    },
    load: async () => (await import('./commands/stop.ts')).stopRun,
  },
  {
    command: 'sweep',
    summary: 'find and heal what dead runs left in the accounts of an environment',
    positionals: [],
    options: { env: environmentOption, ...serverOptions, json: jsonOption },
    load: async () => (await import('./commands/sweep.ts')).sweepRuns,
  },
  {
    command: 'report',
    summary: 'suites and report again from a run folder, offline',
    positionals: ['run'],
    options: {
      out: { type: 'string', value: 'DIR', help: 'where to write (default: the run folder itself)' },
      open: { type: 'boolean', help: 'open the page in a browser' },
      json: jsonOption,
    },
    load: async () => (await import('./commands/report.ts')).report,
  },
  {
    command: 'rebuild',
    summary:
      'what of a template, plan, state or folder would not come back in a clean account; with --env, rebuild there, compare, take away',
    positionals: ['path'],
    insteadOfPositionals: 'env',
    options: {
      region: { type: 'string', value: 'REGION', help: 'the Region it is rebuilt in (default: any)' },
      account: { type: 'string', value: 'ID', help: 'the account it is rebuilt in (default: any clean one)' },
      parameters: { type: 'string', value: 'FILE', help: 'values for its parameters or variables' },
      env: {
        ...environmentOption,
        required: false,
        help: 'instead of a path: rebuild the workloads of this environment in their clean account, as drill rebuild',
      },
      workload: { type: 'string', value: 'NAME,…', help: 'with --env: only these workloads' },
      'dry-run': {
        type: 'boolean',
        help: 'with --env: say what would be made and what the guard says; make nothing',
      },
      approval: approvalOption,
      ...serverOptions,
      ...runFolderOptions,
      json: jsonOption,
    },
    load: async () => (await import('./commands/rebuild.ts')).rebuild,
  },
  {
    command: 'twin',
    summary: 'the embedded AWS alone, on loopback, until it is stopped',
    positionals: [],
    options: {
      seed: { type: 'string', value: 'NAME', help: 'the world it starts with (default: sandbox)' },
      port: { type: 'string', value: 'N', help: 'the port (default: a free one)' },
      'page-size': {
        type: 'string',
        value: 'N',
        help: 'items on a page, where the caller asks for more (default: 20)',
      },
      pace: { type: 'string', value: 'X', help: 'what its waits are multiplied by (default: 1)' },
      estate: {
        type: 'boolean',
        help: 'real processes too: databases, web servers, load balancers, health checkers, DNS',
      },
      flaws: {
        type: 'string',
        value: 'FLAW,…',
        help: 'how they are sick: lagging-standby=2s, names-for-ever, slow-failover=3',
      },
      lease: {
        type: 'string',
        value: 'DURATION',
        help: 'end so long after the last client (default: never)',
      },
    },
    load: async () => (await import('./commands/twin.ts')).twin,
  },
];
