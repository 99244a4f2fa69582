import { execFile } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { withWorkshop } from './workshop.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const NO_REGISTRY = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT/;

describe('the package', function () {
  // It installs everything that it needs, which is most of the time that these tests take.
  this.timeout(300_000);
  this.slow(60_000);

  it('does the main job where it was installed, in a folder that holds nothing else', function () {
    return withWorkshop(async (workshop) => {
      const packed = await npm(
        ROOT,
        'pack',
        '--ignore-scripts',
        '--json',
        '--pack-destination',
        workshop.folder,
      );
      const [{ filename, files }] = JSON.parse(packed) as [{ filename: string; files: { path: string }[] }];
      const paths = files.map(({ path }) => path);
      expect(paths).to.include.members([
        'dist/lib/cli/main.js',
        'dist/lib/index.d.ts',
        'dist/suites/backups.suite.js',
        'environments/sandbox.yaml',
        'reports/schemas/environment.schema.json',
        'README.md',
        'LICENSE',
      ]);
      expect(
        paths.filter((path) => /^(lib|test|bench|node_modules|reports\/runs)\//.test(path)),
      ).to.deep.equal([]);
      writeFileSync(workshop.path('package.json'), '{ "private": true }');
      const asked = [
        'install',
        `./${filename}`,
        '--prefer-offline',
        '--omit=optional',
        '--no-audit',
        '--no-fund',
      ];
      try {
        await npm(workshop.folder, ...asked);
      } catch (error) {
        if (!NO_REGISTRY.test((error as { stderr?: string }).stderr ?? '')) throw error;
        process.stderr.write('\n    skipped: the package registry cannot be reached\n');
        this.skip();
      }
      const main = workshop.path('node_modules', 'landfall', 'dist', 'lib', 'cli', 'main.js');
      const { code, stdout, stderr } = await workshop.call(
        ['suite', '--env', 'sandbox', '--no-drill', '--json'],
        { main },
      );
      expect(code, stderr).to.equal(0);
      expect(JSON.parse(stdout)).to.include({ outcome: 'pass', exitCode: 0 });
      expect(readdirSync(workshop.path('node_modules', '.bin'))).to.include('landfall');
      const answer = await node(
        workshop.folder,
        'import { expect, workload } from "landfall"; console.log(typeof workload, typeof expect)',
      );
      expect(answer.trim()).to.equal('function function');
    })();
  });
});

async function npm(cwd: string, ...args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('npm', args, { cwd, maxBuffer: 64 * 1024 * 1024 });
  return stdout;
}

async function node(cwd: string, code: string): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', code], {
    cwd,
  });
  return stdout;
}
