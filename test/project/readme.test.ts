import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { COMMANDS } from '../../lib/cli/commands.ts';
import { packageRoot } from '../../lib/cli/package-root.ts';
import { parseEnvironment } from '../../lib/environment/index.ts';
import { fixedNow } from '../support/facts.ts';

const readme = readFileSync(join(packageRoot(), 'README.md'), 'utf8');

describe('The README', () => {
  it('shows an environment file that is valid', () => {
    const [, yaml = ''] = /```yaml\n([^]*?)```/.exec(readme) ?? [];
    expect(
      parseEnvironment(yaml, 'staging.yaml', { now: fixedNow }).workloads.map(({ name }) => name),
    ).to.deep.equal(['orders']);
  });

  it('names only commands that exist', () => {
    const named = [...readme.matchAll(/npm run (\w+)/g)].map(([, name]) => name);
    const scripts = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    expect(Object.keys(scripts.scripts)).to.include.members(named as string[]);
  });

  it('has an npm script for every command', () => {
    const scripts = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    for (const { command } of COMMANDS)
      expect(scripts.scripts[command]).to.equal(`node dist/lib/cli/main.js ${command}`);
  });
});
