import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect } from 'chai';
import { CHECKS } from '../../lib/checks/index.ts';
import { packageRoot } from '../../lib/cli/package-root.ts';
import { sourceFiles } from '../support/source-files.ts';

const root = packageRoot();

/** Files that belong to the project: those that git knows or would add; all but the installed ones elsewhere. */
function projectFiles(): string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  return listed.split('\n').filter((name) => name !== '' && existsSync(join(root, name)));
}

describe('The project’s files', () => {
  it('ask the time and wait only in the clock', () => {
    const clock = join('lib', 'base', 'clock.ts');
    const offences = sourceFiles(join(root, 'lib'))
      .filter((file) => relative(root, file) !== clock)
      .filter((file) =>
        /\bDate\.now\(|\bperformance\.now\(|\bsetTimeout\(|\bsetInterval\(|new Date\(\)/.test(
          withoutScripts(file),
        ),
      );
    expect(offences.map((file) => relative(root, file))).to.deep.equal([]);
  });

  it('put each check where its id says, and beside it a test at the same path', () => {
    for (const { id } of CHECKS) {
      expect(existsSync(join(root, 'lib', 'checks', `${id}.ts`)), `lib/checks/${id}.ts`).to.equal(true);
      expect(existsSync(join(root, 'test', 'checks', `${id}.test.ts`)), `test/checks/${id}.test.ts`).to.equal(
        true,
      );
    }
  });

  it('have exact versions of every package', () => {
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<
      string,
      Record<string, string>
    >;
    const groups = ['dependencies', 'devDependencies', 'optionalDependencies'];
    const loose = groups.flatMap((group) =>
      Object.entries(manifest[group] ?? {}).filter(([, version]) => !/^\d/.test(version)),
    );
    expect(loose).to.deep.equal([]);
  });

  it('name no registry in the lock file', () => {
    expect(readFileSync(join(root, 'package-lock.json'), 'utf8')).not.to.match(/"resolved": "https?:/);
  });

  it('have no generic names', () => {
    const generic = projectFiles().filter((name) => /(^|\/)(utils?|helpers?|common|misc)\.ts$/.test(name));
    expect(generic).to.deep.equal([]);
  });

  it('leave no work for later in the code', () => {
    const marks = new RegExp(['TO', 'DO|FIX', 'ME|X', 'XX'].join(''));
    const offences = [...sourceFiles(join(root, 'lib')), ...sourceFiles(join(root, 'suites'))].filter(
      (file) => marks.test(readFileSync(file, 'utf8')),
    );
    expect(offences.map((file) => relative(root, file))).to.deep.equal([]);
  });
});

/** The script inside the page runs in a browser, which has no clock of ours. */
function withoutScripts(file: string): string {
  return readFileSync(file, 'utf8').replace(/ALLURE_SCRIPT = `[^]*?`;/, '');
}
