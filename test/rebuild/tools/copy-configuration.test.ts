import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import type { LandfallError } from '../../../lib/base/errors.ts';
import { formatLocation } from '../../../lib/base/problem.ts';
import { copyConfiguration } from '../../../lib/rebuild/tools/copy-configuration.ts';
import { thrownBy } from '../../support/thrown-by.ts';

const never = new AbortController().signal;

function withFolder(body: (folder: string) => Promise<void>): () => Promise<void> {
  return async () => {
    const folder = await mkdtemp(join(tmpdir(), 'landfall-copy-'));
    try {
      await body(folder);
    } finally {
      await rm(folder, { recursive: true });
    }
  };
}

async function put(folder: string, files: readonly string[]): Promise<void> {
  for (const file of files) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), file);
  }
}

describe('the copy of a configuration', () => {
  it(
    'leaves out what tools made: states, plans, downloads, history',
    withFolder(async (folder) => {
      await put(folder, [
        'in/main.tf',
        'in/.terraform.lock.hcl',
        'in/templates/user-data.sh',
        'in/.terraform/providers/x',
        'in/.git/config',
        'in/terraform.tfstate',
        'in/terraform.tfstate.backup',
        'in/terraform.tfstate.d/staging/terraform.tfstate',
        'in/old.tfplan',
      ]);
      const { root } = await copyConfiguration([join(folder, 'in')], join(folder, 'out'), never);
      expect(root).to.equal(join(folder, 'out'));
      expect(await readdir(root)).to.have.members(['main.tf', '.terraform.lock.hcl', 'templates']);
      expect(await readdir(join(root, 'templates'))).to.deep.equal(['user-data.sh']);
    }),
  );

  it(
    'keeps modules beside the root where the root finds them',
    withFolder(async (folder) => {
      await put(folder, ['in/live/orders/main.tf', 'in/modules/web/main.tf', 'in/other/main.tf']);
      const roots = [join(folder, 'in/live/orders'), join(folder, 'in/modules/web')] as const;
      const { root, copyOf } = await copyConfiguration(roots, join(folder, 'out'), never);
      expect(root).to.equal(join(folder, 'out', 'live', 'orders'));
      expect(copyOf(roots[1])).to.equal(join(root, '..', '..', 'modules', 'web'));
      expect(await readFile(join(root, '../../modules/web/main.tf'), 'utf8')).to.equal(
        'in/modules/web/main.tf',
      );
      expect(await readdir(join(folder, 'out'))).to.have.members(['live', 'modules']);
    }),
  );

  it(
    'follows links that stay within, and refuses each that leaves, dangles or is absolute',
    withFolder(async (folder) => {
      await put(folder, ['in/main.tf', 'in/a/b.tf', 'outside']);
      await symlink('a/b.tf', join(folder, 'in/file'));
      await symlink('a', join(folder, 'in/folder'));
      const { root } = await copyConfiguration([join(folder, 'in')], join(folder, 'out'), never);
      expect(await readFile(join(root, 'file'), 'utf8')).to.equal('in/a/b.tf');
      expect(await readFile(join(root, 'folder/b.tf'), 'utf8')).to.equal('in/a/b.tf');

      await symlink('../outside', join(folder, 'in/leaves'));
      await symlink('nowhere', join(folder, 'in/dangles'));
      await symlink(join(folder, 'in/a'), join(folder, 'in/absolute'));
      const error = await thrownBy(() =>
        copyConfiguration([join(folder, 'in')], join(folder, 'again'), never),
      );
      expect(error).to.include({ code: 'CONFIGURATION_LEAVES', blame: 'guard' });
      const { details } = error as LandfallError;
      expect(details.map(({ where = '' }) => formatLocation(where).split('/').at(-1))).to.have.members([
        'absolute',
        'dangles',
        'leaves',
      ]);
    }),
  );
});
