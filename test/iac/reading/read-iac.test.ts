import { execFileSync } from 'node:child_process';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { LandfallError } from '../../../lib/base/errors.ts';
import { formatLocation } from '../../../lib/base/problem.ts';
import { readIac } from '../../../lib/iac/index.ts';
import { readFiles, unitOf, withFiles } from './with-files.ts';

const TOPIC = 'Resources:\n  Topic: {Type: AWS::SNS::Topic}\n';

describe('Reading a folder', () => {
  it('finds what is infrastructure, and leaves the rest alone', async () => {
    const set = await readFiles({
      'b/topic.yaml': TOPIC,
      'a.template': TOPIC,
      'compose.yml': 'services: {web: {image: nginx}}',
      'package.json': { name: 'x', dependencies: {} },
      'README.md': TOPIC,
      'node_modules/x/t.yaml': TOPIC,
      '.hidden/t.yaml': TOPIC,
      '.terraform/t.yaml': TOPIC,
    });
    expect(set.units.map(({ id, format }) => `${id} ${format}`)).to.deep.equal([
      'a.template cloudformation',
      'b/topic.yaml cloudformation',
    ]);
    expect(set.ignored).to.deep.equal(['README.md', 'compose.yml', 'package.json']);
    expect(set.refused).to.deep.equal([]);
  });

  it('tells what looks like infrastructure and cannot be read', async () => {
    const set = await readFiles({
      'broken.yaml': 'AWSTemplateFormatVersion: 2010-09-09\nResources:\n  A: [',
      'broken.json': '{"Resources": {"A": {"Type": "AWS::SNS::Topic"',
      'cut.tfstate': '{"version": 4, "lineage": "x", "resources": [',
      'main.tf': 'resource "aws_sns_topic" "one" {\n  name = \n}\n',
      'plan.tfplan': 'PK',
      'utf16.yaml': Buffer.from(TOPIC, 'utf16le'),
      'fine.yaml': TOPIC,
    });
    expect(set.units.map(({ id }) => id)).to.deep.equal(['fine.yaml']);
    const places = set.refused.map(({ where }) =>
      typeof where === 'object' ? `${where.file}:${where.line}` : where,
    );
    expect(places).to.deep.equal([
      'broken.json:1',
      'broken.yaml:3',
      'cut.tfstate:1',
      'main.tf:2',
      'plan.tfplan',
      'utf16.yaml',
    ]);
    for (const { fix } of set.refused) expect(fix).to.be.a('string').that.is.not.equal('');
  });

  it('is not held up by pipes, nor led round by links', function () {
    if (process.platform === 'win32') this.skip();
    return withFiles({ 'one.yaml': TOPIC }, async (cwd) => {
      execFileSync('mkfifo', [join(cwd, 'pipe.yaml')]);
      await symlink('.', join(cwd, 'loop'));
      await symlink('nowhere', join(cwd, 'dangling.json'));
      const set = await readIac('.', { cwd });
      expect(set.units.map(({ id }) => id)).to.deep.equal(['one.yaml']);
      expect(set.refused.map(({ where, got }) => `${formatLocation(where ?? '')}: ${got}`)).to.deep.equal([
        'dangling.json: nothing of that name (ENOENT)',
        'pipe.yaml: a device or a pipe',
      ]);
    });
  });

  it('stops when it is told to', () =>
    withFiles({ 'one.yaml': TOPIC }, async (cwd) => {
      const thrown = await readIac('.', { cwd, signal: AbortSignal.abort() }).catch(
        (error: unknown) => error,
      );
      expect(thrown).to.have.property('name', 'AbortError');
    }));
});

describe('Reading one file', () => {
  it('tells where it is nothing', async () => {
    const set = await readFiles({ 'notes.txt': 'hello' }, 'notes.txt');
    expect(set.units).to.deep.equal([]);
    expect(set.refused.map(({ what }) => what)).to.deep.equal([
      'There is no infrastructure in this file that could be read',
    ]);
  });

  it('takes any name for a template that somebody gave', async () => {
    const set = await readFiles({ 'stack.txt': TOPIC }, 'stack.txt');
    expect(unitOf(set, 'stack.txt').resources.map(({ address, type }) => [address, type])).to.deep.equal([
      ['Topic', 'AWS::SNS::Topic'],
    ]);
  });

  it('is refused where there is none', async () => {
    const thrown = await readFiles({}, 'nowhere.yaml').catch((error: unknown) => error);
    expect(thrown).to.be.instanceOf(LandfallError).with.property('code', 'IAC_UNREADABLE');
  });
});
