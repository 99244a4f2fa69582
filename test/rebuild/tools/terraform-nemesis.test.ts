import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { devNull } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { realClock } from '../../../lib/base/clock.ts';
import { LandfallError } from '../../../lib/base/errors.ts';
import { arm, sweep } from '../../../lib/drill/heal/index.ts';
import type { ReadyPlan } from '../../../lib/rebuild/tools/plan-configuration.ts';
import { thrownBy } from '../../support/thrown-by.ts';
import { PLACE } from '../clean-world.ts';
import { change, type FakeTerraform, fakeTerraform, planText } from './fake-terraform.ts';
import { nemesisIn, type ToolWorld, withToolWorld, writeFiles } from './tool-world.ts';

const MAIN = { 'iac/main.tf': 'resource "aws_sns_topic" "orders" { name = "orders" }\n' };
const never = new AbortController().signal;

/** Arms the nemesis for a configuration, with a stand-in for Terraform. */
async function armed(world: ToolWorld, fake: FakeTerraform, files: Readonly<Record<string, string>> = MAIN) {
  await writeFiles(world, files);
  const variables = await fakeTerraform(world, fake);
  const nemesis = await nemesisIn(world, { variables });
  return arm(nemesis, { aws: world.fenced, journal: world.journal, place: PLACE }, never);
}

const workIn = ({ folder }: ToolWorld): string => join(folder, 'drill', 'terraform-1');

async function commandsIn({ folder }: ToolWorld): Promise<string[]> {
  const text = await readFile(join(folder, 'bin', 'commands'), 'utf8');
  return text.trim().split('\n');
}

async function refusal(world: ToolWorld, fake: FakeTerraform, files?: Readonly<Record<string, string>>) {
  const error = await thrownBy(() => armed(world, fake, files));
  if (!(error instanceof LandfallError)) throw error;
  return error;
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await realClock.sleep(0.02);
}

describe('Terraform in a drill', () => {
  it(
    'plans, applies and destroys in a copy, by the local state alone',
    withToolWorld(async (world) => {
      const drill = await armed(
        world,
        {},
        { ...MAIN, 'iac/.terraform/old': 'x', 'iac/terraform.tfstate': '{}' },
      );
      const { state } = drill;
      expect(state).to.deep.include({ part: 'terraform-1', folder: workIn(world), regions: [PLACE.region] });
      await drill.inject(never);
      expect((await stat(workIn(world))).mode & 0o077).to.equal(0);
      expect((await stat(join(workIn(world), 'terraform.tfstate'))).mode & 0o077).to.equal(0);
      expect(await readdir(join(workIn(world), 'configuration'))).to.have.members([
        'main.tf',
        'zzzz_landfall.auto.tfvars.json',
        'zzzz_landfall_override.tf.json',
      ]);
      const healed = await drill.heal();
      expect(healed).to.deep.include({ isHealed: true });
      expect(healed.leftovers).to.deep.equal([
        { what: 'what Terraform made from terraform-1', state: 'gone' },
      ]);
      expect((await commandsIn(world)).map((line) => line.split(' ')[0])).to.deep.equal([
        'version',
        'init',
        'plan',
        'show',
        'apply',
        'destroy',
      ]);
      expect(existsSync(workIn(world))).to.equal(false);
    }),
  );

  it(
    'gives Terraform keys of the clean account alone, by its environment, and nothing else of ours',
    withToolWorld(async (world) => {
      const drill = await armed(world, {});
      await drill.inject(never);
      const told = JSON.parse(
        await readFile(join(world.folder, 'bin', 'environment.json'), 'utf8'),
      ) as NodeJS.ProcessEnv;
      expect(told).to.include({
        AWS_REGION: PLACE.region,
        AWS_CONFIG_FILE: devNull,
        AWS_SHARED_CREDENTIALS_FILE: devNull,
        AWS_ENDPOINT_URL: world.url,
        CHECKPOINT_DISABLE: '1',
        TF_CLI_CONFIG_FILE: 'mirror.rc',
        TF_DATA_DIR: join(workIn(world), 'data'),
        HOME: workIn(world),
      });
      expect(told).to.not.have.any.keys('AWS_PROFILE', 'TF_VAR_secret', 'npm_config_registry');
      const secret = told['AWS_SECRET_ACCESS_KEY'] ?? '';
      expect(secret).to.not.be.oneOf(['', 'not-a-secret']);
      await drill.heal();
      const log = await readFile(`${workIn(world)}.log`, 'utf8');
      expect(log).to.include('[redacted] was seen here');
      expect([log, ...(await commandsIn(world)), ...world.lines].join('\n')).to.not.include(secret);
    }),
  );

  it(
    'is refused where Terraform is not installed, and leaves nothing behind',
    withToolWorld(async (world) => {
      await writeFiles(world, MAIN);
      const empty = join(world.folder, 'empty');
      await mkdir(empty);
      const nemesis = await nemesisIn(world, { variables: { PATH: empty } });
      const error = await thrownBy(() => nemesis.prepare(never));
      expect(error).to.include({ code: 'TERRAFORM_ABSENT', blame: 'guard' });
      expect((error as LandfallError).details[0]?.fix).to.include('install it');
      expect(existsSync(workIn(world))).to.equal(false);
    }),
  );

  it(
    'is refused before Terraform is started where the configuration would run something of others',
    withToolWorld(async (world) => {
      const main = `${MAIN['iac/main.tf']}data "external" "x" { program = ["sh"] }\n`;
      const error = await refusal(world, {}, { 'iac/main.tf': main });
      expect(error).to.include({ code: 'CONFIGURATION_REFUSED', blame: 'guard' });
      expect(existsSync(join(world.folder, 'bin', 'commands'))).to.equal(false);
    }),
  );

  const odd: Readonly<Record<string, readonly [FakeTerraform, code: string, got: string]>> = {
    'another backend': [
      { backend: { type: 's3', config: { bucket: 'states' } } },
      'INIT_REFUSED',
      's3, no path',
    ],
    'a local backend elsewhere': [
      { backend: { type: 'local', config: { path: '/elsewhere' } } },
      'INIT_REFUSED',
      'local, /elsewhere',
    ],
    'no backend': [{ backend: {} }, 'INIT_REFUSED', 'no backend'],
    'a provider of others after init': [
      { providers: ['registry.terraform.io/hashicorp/aws', 'registry.terraform.io/hashicorp/null'] },
      'INIT_REFUSED',
      'registry.terraform.io/hashicorp/null',
    ],
    'a module that was fetched': [
      {
        modules: [
          { Key: '', Source: '', Dir: '.' },
          { Key: 'vpc', Source: 'registry.terraform.io/x/vpc/aws' },
        ],
      },
      'INIT_REFUSED',
      'registry.terraform.io/x/vpc/aws',
    ],
    'garbage instead of a plan': [
      { plan: 'Terraform will perform the following' },
      'PLAN_UNREADABLE',
      'no JSON',
    ],
    'a plan that updates': [
      { plan: planText({ changes: [change({}, { actions: ['update'] })] }) },
      'PLAN_REFUSED',
      'update',
    ],
    'a plan of nothing': [{ plan: planText({ changes: [] }) }, 'PLAN_REFUSED', 'none'],
    'a plan that stays unfit for a drill': [
      { plan: planText({ changes: [change({}, { after: { deletion_protection: true } })] }) },
      'PLAN_REFUSED',
      'what the configuration says',
    ],
    'an init that fails': [
      { fails: { init: 'Error: Failed to query available provider packages' } },
      'TERRAFORM_FAILED',
      'exit code 1: Error: Failed to query available provider packages',
    ],
  };
  it(
    'makes nothing of what it should not, and leaves nothing behind',
    withToolWorld(async (world) => {
      for (const [name, [fake, code, got]] of Object.entries(odd)) {
        const error = await refusal(world, fake);
        expect(error.code, name).to.equal(code);
        expect(error.details[0]?.got, name).to.equal(got);
        for (const part of ['what', 'expected', 'fix'] as const)
          expect(error.details[0]?.[part], name).to.be.a('string');
        expect(existsSync(workIn(world)), name).to.equal(false);
      }
      const commands = (await commandsIn(world)).map((line) => line.split(' ')[0]);
      expect(commands).to.include('plan').and.not.include('apply');
    }),
  );

  it(
    'refuses links that leave the folder, and files that would override ours',
    withToolWorld(async (world) => {
      await writeFiles(world, { ...MAIN, 'secret.txt': 'x' });
      await symlink('../secret.txt', join(world.folder, 'iac', 'link'));
      expect(await refusal(world, {})).to.have.property('code', 'CONFIGURATION_LEAVES');
      await rm(join(world.folder, 'iac', 'link'));
      await writeFile(join(world.folder, 'iac', 'zzzzz_override.tf'), 'terraform {}\n');
      const later = await refusal(world, {});
      expect(later.code).to.equal('OVERRIDE_AFTER_OURS');
      expect(later.details[0]?.got).to.equal('zzzzz_override.tf');
    }),
  );

  it(
    'makes the copy fit for a drill by an override, and tells of each difference',
    withToolWorld(async (world) => {
      const rule = {
        type: 'aws_cloudwatch_event_rule',
        name: 'hourly',
        address: 'aws_cloudwatch_event_rule.hourly',
      };
      const off = { after: { state: 'DISABLED' } };
      await writeFiles(world, MAIN);
      const variables = await fakeTerraform(world, {
        plan: planText({ changes: [change(rule)] }),
        planAgain: planText({ changes: [change(rule, off)] }),
      });
      const told: string[] = [];
      const onPlan = ({ fittings }: ReadyPlan) => told.push(...fittings.map(({ why }) => why));
      const nemesis = await nemesisIn(world, { variables, onPlan });
      await nemesis.prepare(never);
      expect(told).to.deep.equal([
        'aws_cloudwatch_event_rule.hourly: state → "DISABLED", so that it does no work',
      ]);
      const file = join(workIn(world), 'configuration', 'zzzz_landfall_override.tf.json');
      expect(JSON.parse(await readFile(file, 'utf8'))).to.have.deep.property('resource', [
        { aws_cloudwatch_event_rule: { hourly: { state: 'DISABLED' } } },
      ]);
    }),
  );

  it(
    'ends Terraform by SIGINT when a person stops the drill, waits for it, and destroys what was made',
    withToolWorld(async (world) => {
      const drill = await armed(world, { hangs: 'apply' });
      const stop = new AbortController();
      const making = thrownBy(() => drill.inject(stop.signal));
      await until(async () => (await commandsIn(world)).includes('hangs'));
      stop.abort(new Error('Ctrl-C'));
      expect(await making).to.have.property('message', 'Ctrl-C');
      expect((await commandsIn(world)).at(-1)).to.equal('SIGINT');
      expect(await drill.heal()).to.deep.include({ isHealed: true });
      expect((await commandsIn(world)).at(-1)).to.match(/^destroy .*-auto-approve/);
    }),
  );

  it(
    'ends a Terraform that does not come to an end',
    withToolWorld(async (world) => {
      await writeFiles(world, MAIN);
      const variables = await fakeTerraform(world, { hangs: 'plan' });
      const nemesis = await nemesisIn(world, { variables, limit: 0.3 });
      expect(await thrownBy(() => nemesis.prepare(never))).to.have.property('code', 'TERRAFORM_HUNG');
    }),
  );

  it(
    'tells what the configuration is to blame for from what AWS did not allow, and from time that was over',
    withToolWorld(async (world) => {
      await writeFiles(world, MAIN);
      const blame = async (said: string) => {
        const variables = await fakeTerraform(world, { fails: { apply: said } });
        const nemesis = await nemesisIn(world, { variables });
        const { state } = await nemesis.prepare(never);
        const { code, blame: whose } = (await thrownBy(() => nemesis.inject(state, never))) as LandfallError;
        expect(await thrownBy(() => nemesis.prepare(never))).to.have.property('code', 'WORK_FOLDER_TAKEN');
        await nemesis.heal(state);
        return `${code} ${whose}`;
      };
      expect(await blame('Error: creating SNS Topic: InvalidParameter: bad name')).to.equal(
        'TERRAFORM_FAILED declaration',
      );
      expect(await blame('Error: creating SNS Topic: AccessDenied: no')).to.equal('TERRAFORM_FAILED access');
      const variables = await fakeTerraform(world, { hangs: 'apply' });
      const nemesis = await nemesisIn(world, { variables, limit: 2 });
      const { state } = await nemesis.prepare(never);
      expect(await thrownBy(() => nemesis.inject(state, never))).to.have.property('code', 'REBUILD_LATE');
    }),
  );

  it(
    'destroys without looking where what was made cannot be read any more, and keeps the state until that is done',
    withToolWorld(async (world) => {
      const drill = await armed(world, { fails: { destroy: 'Error: reading it' } });
      await drill.inject(never);
      expect(await thrownBy(() => drill.heal())).to.have.property('code', 'TERRAFORM_FAILED');
      expect((await commandsIn(world)).at(-1)).to.include('-refresh=false');
      expect(existsSync(join(workIn(world), 'terraform.tfstate'))).to.equal(true);
      await fakeTerraform(world);
      expect(await drill.heal()).to.deep.include({ isHealed: true });
    }),
  );

  it(
    'tells what carries the tags of a part whose state lies on another disk, and does not call it healed',
    withToolWorld(async (world) => {
      const { environment, aws, lock } = world;
      const drill = await armed(world, {});
      await drill.inject(never);
      await world.ask('sns', 'CreateTopic', {
        Name: 'orders',
        Tags: Object.entries({
          'landfall:run': 'run-1',
          'landfall:environment': environment.name,
          'landfall:part': 'terraform-1',
        }).map(([Key, Value]) => ({ Key, Value })),
      });
      await rm(join(world.folder, 'drill'), { recursive: true });
      await lock.release();
      const { healed } = await sweep({ environment, aws, clock: realClock });
      expect(healed.map(({ isHealed }) => isHealed)).to.deep.equal([false]);
      const [state, topic] = healed[0]?.leftovers ?? [];
      expect(state).to.deep.include({ state: 'pending' });
      expect(state?.why).to.include('run landfall sweep there');
      expect(topic).to.deep.include({
        what: `arn:aws:sns:${PLACE.region}:${PLACE.account}:orders`,
        state: 'pending',
      });
    }),
  );
});
