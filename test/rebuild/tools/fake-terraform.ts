import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PLACE } from '../clean-world.ts';
import type { ToolWorld } from './tool-world.ts';

/** How a stand-in for Terraform behaves. */
export interface FakeTerraform {
  /** `terraform show -json` of its plan, as it comes. */
  readonly plan?: string;
  /** The same, of every later plan. */
  readonly planAgain?: string;
  /** Commands that fail, and what they say. */
  readonly fails?: Readonly<Record<string, string>>;
  /** A command that waits for SIGINT. */
  readonly hangs?: string;
  /** It does not listen to SIGINT either. */
  readonly isDeaf?: boolean;
  /** What `init` says the backend is. */
  readonly backend?: object;
  /** Providers that `init` installs. */
  readonly providers?: readonly string[];
  /** What `init` notes of modules. */
  readonly modules?: readonly object[];
}

const SCRIPT = String.raw`
const { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const fake = JSON.parse(readFileSync(join(__dirname, 'fake.json'), 'utf8'));
const [command, ...args] = process.argv.slice(2);
const log = (name, line) => appendFileSync(join(__dirname, name), line + '\n');
log('commands', process.argv.slice(2).join(' '));
writeFileSync(join(__dirname, 'environment.json'), JSON.stringify(process.env));
const override = () => JSON.parse(readFileSync('zzzz_landfall_override.tf.json', 'utf8'));
const state = () => override().terraform[0].backend[0].local.path;
const data = process.env.TF_DATA_DIR;
const done = () => {
  if (fake.fails?.[command] !== undefined) {
    console.error(fake.fails[command]);
    process.exit(1);
  }
  if (command === 'version') console.log('{"terraform_version":"1.11.4"}');
  if (command === 'init') {
    mkdirSync(join(data, 'modules'), { recursive: true });
    for (const one of fake.providers ?? ['registry.terraform.io/hashicorp/aws'])
      mkdirSync(join(data, 'providers', one), { recursive: true });
    const backend = fake.backend ?? { type: 'local', config: { path: state() } };
    writeFileSync(join(data, 'terraform.tfstate'), JSON.stringify({ version: 3, backend }));
    writeFileSync(join(data, 'modules', 'modules.json'), JSON.stringify({ Modules: fake.modules ?? [] }));
  }
  if (command === 'plan') writeFileSync(args.find((arg) => arg.startsWith('-out=')).slice(5), 'a plan');
  if (command === 'show' && args.length > 1) {
    const plans = readFileSync(join(__dirname, 'commands'), 'utf8').split('\n').filter((line) => line.startsWith('plan'));
    console.log(plans.length > 1 && fake.planAgain !== undefined ? fake.planAgain : fake.plan);
  }
  if (command === 'show' && args.length === 1) console.log(existsSync(state()) ? readFileSync(state(), 'utf8') : '{}');
  if (command === 'output') console.log('{"url":{"value":"http://x","sensitive":false},"key":{"value":"k","sensitive":true}}');
  if (command === 'apply') {
    writeFileSync(state(), JSON.stringify({ values: { root_module: { resources: [
      { mode: 'managed', address: 'aws_sns_topic.orders', type: 'aws_sns_topic' } ] } } }));
    console.log('AKIAIOSFODNN7EXAMPLE was seen here');
  }
  if (command === 'destroy') writeFileSync(state(), '{}');
};
if (fake.hangs === command) {
  if (command === 'apply') writeFileSync(state(), '{"half":true}');
  process.on('SIGINT', () => {
    log('commands', 'SIGINT');
    if (!fake.isDeaf) process.exit(1);
  });
  setInterval(() => undefined, 1000);
  log('commands', 'hangs');
} else done();
`;

/** Puts a stand-in for Terraform into a world, and gives the variables by which it is found. */
export async function fakeTerraform(
  { folder }: Pick<ToolWorld, 'folder'>,
  fake: FakeTerraform = {},
): Promise<Readonly<Record<string, string>>> {
  const bin = join(folder, 'bin');
  await mkdir(bin, { recursive: true });
  await writeFile(join(bin, 'fake.json'), JSON.stringify({ plan: planText(), ...fake }));
  await writeFile(join(bin, 'terraform'), `#!${process.execPath}\n${SCRIPT}`);
  await chmod(join(bin, 'terraform'), 0o755);
  return {
    PATH: bin,
    AWS_PROFILE: 'production',
    TF_VAR_secret: 'x',
    TF_CLI_CONFIG_FILE: 'mirror.rc',
  };
}

const AWS = 'registry.terraform.io/hashicorp/aws';
const HELD = {
  allowed_account_ids: { constant_value: [PLACE.account] },
  default_tags: [
    {
      tags: {
        constant_value: {
          'landfall:run': 'run-1',
          'landfall:environment': 'sandbox',
          'landfall:part': 'terraform-1',
        },
      },
    },
  ],
  region: { constant_value: PLACE.region },
};

/** A plan as Terraform shows it, of one topic; members put others in their place. */
export function planText(
  members: {
    readonly changes?: readonly object[];
    readonly providers?: Readonly<Record<string, object>>;
    readonly root?: object;
    readonly plan?: object;
  } = {},
): string {
  const { changes = [change()], providers = { aws: provider() }, root = {}, plan = {} } = members;
  return JSON.stringify({
    format_version: '1.2',
    resource_changes: changes,
    configuration: { provider_config: providers, root_module: root },
    ...plan,
  });
}

/** A change of such a plan. */
export function change(members: Readonly<Record<string, unknown>> = {}, inner: object = {}): object {
  return {
    address: 'aws_sns_topic.orders',
    mode: 'managed',
    type: 'aws_sns_topic',
    name: 'orders',
    provider_name: AWS,
    change: { actions: ['create'], after: { name: 'orders' }, ...inner },
    ...members,
  };
}

/** A provider of such a plan, held to the clean account. */
export function provider(expressions: object = {}, members: object = {}): object {
  return { name: 'aws', full_name: AWS, expressions: { ...HELD, ...expressions }, ...members };
}
