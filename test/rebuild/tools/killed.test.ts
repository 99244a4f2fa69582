import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { realClock } from '../../../lib/base/clock.ts';
import { sweep } from '../../../lib/drill/heal/index.ts';
import { fakeTerraform } from './fake-terraform.ts';
import { skipWithoutTerraform } from './skip-without-terraform.ts';
import { madeIn } from './made-in.ts';
import { type ToolWorld, withToolWorld, writeFiles } from './tool-world.ts';
import { withPath } from './with-path.ts';

const PROCESS = fileURLToPath(new URL('drill-to-kill.ts', import.meta.url));

/** Starts a drill in a process of its own, kills it once that is so, and sweeps from here. */
async function killedWhen(world: ToolWorld, isSo: () => Promise<boolean> | boolean) {
  const { url, folder, lock, environment, aws } = world;
  const args = ['--import', 'tsx', PROCESS, url, folder, lock.token, 'shop'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const said: string[] = [];
  child.stderr.on('data', (data: Buffer) => said.push(data.toString()));
  try {
    while (!(await isSo())) {
      if (child.exitCode !== null) throw new Error(`it ended by itself: ${said.join('')}`);
      await realClock.sleep(0.05);
    }
  } finally {
    await kill(child);
  }
  await lock.release();
  return sweep({ environment, aws, clock: realClock });
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const over = once(child, 'exit');
  child.kill('SIGKILL');
  await over;
}

function saidIn({ folder }: ToolWorld, file: string): string {
  const path = join(folder, file);
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

describe('a rebuild by Terraform whose process is killed with kill -9', function () {
  this.timeout(240_000);

  it(
    'is healed from another process: Terraform is ended first, then what its state holds is destroyed',
    withToolWorld(async (world) => {
      await writeFiles(world, { 'iac/main.tf': 'resource "aws_sns_topic" "orders" { name = "orders" }\n' });
      const { PATH = '' } = await fakeTerraform(world, { hangs: 'apply' });
      await withPath(PATH, async () => {
        const { healed } = await killedWhen(world, () => saidIn(world, 'bin/commands').includes('hangs'));
        expect(healed).to.have.length(1);
        expect(healed[0]).to.deep.include({ isHealed: true });
        const commands = saidIn(world, 'bin/commands').trim().split('\n');
        expect(commands.slice(-2)[0]).to.equal('SIGINT');
        expect(commands.at(-1)).to.include('destroy');
        const again = await sweep({ environment: world.environment, aws: world.aws, clock: realClock });
        expect(again).to.deep.equal({ healed: [], leftAlone: [] });
      });
    }),
  );

  describe('with Terraform itself', () => {
    before(function () {
      skipWithoutTerraform(this);
    });

    it(
      'leaves nothing in the account',
      withToolWorld(async (world) => {
        const before = await madeIn(world);
        await writeFiles(world, {
          'iac/main.tf': `
variable "name" { type = string }
resource "aws_backup_vault" "orders" { name = "\${var.name}-orders" }
resource "aws_kms_key" "orders" { description = var.name }
`,
        });
        const isHalf = async () => (await madeIn(world)).includes('shop-orders');
        const { healed } = await killedWhen(world, isHalf);
        expect(healed[0], JSON.stringify(healed)).to.deep.include({ isHealed: true });
        expect(await madeIn(world)).to.deep.equal(before);
      }),
    );
  });
});
