import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect } from 'chai';
import { findBinaries } from '../../../lib/twin/estate/postgres/binaries.ts';
import { homeName } from '../../../lib/twin/estate/postgres/postgres-home.ts';
import { eventually } from './shared-estate.ts';

interface ReadyLine {
  readonly endpoint: string;
  readonly resolver: string | null;
  readonly pid: number;
  readonly reason?: string;
}

const needsLinux = process.platform === 'linux' ? describe : describe.skip;

needsLinux('landfall twin --estate', () => {
  it(
    'says where its name server is, tells the truth, and takes everything away when it ends',
    withTemporary(async (temporary) => {
      const { child, ready } = await twin(temporary);
      expect(ready.resolver).to.match(/^127\.\d+\.0\.53:\d+$/);
      const truth = await fetch(`${ready.endpoint}/__twin/truth`);
      expect(truth.status).to.equal(200);
      expect(estates(temporary)).to.have.length(1);
      child.kill('SIGTERM');
      expect(await exitCode(child)).to.equal(0);
      expect(estates(temporary)).to.deep.equal([]);
      expect(serversIn(temporary)).to.deep.equal([]);
    }),
  );

  it(
    'leaves nothing for long even when it is killed',
    withTemporary(async (temporary) => {
      const { child } = await twin(temporary);
      expect(serversIn(temporary).length).to.be.greaterThan(4);
      child.kill('SIGKILL');
      await exitCode(child);
      await eventually('its servers are gone', async () => serversIn(temporary).length === 0);
      await eventually('its folder is gone', async () => estates(temporary).length === 0);
    }),
  );

  it(
    'is a control plane still where real processes cannot run, and says why',
    withTemporary(async (temporary) => {
      writeFileSync(join(temporary, homeName(findBinaries())), 'in the way');
      const { child, ready } = await twin(temporary);
      expect(ready.resolver).to.equal(null);
      expect(ready.reason).to.match(/cannot run on this machine[^]*belongs to somebody else[^]*fix: /);
      expect((await fetch(`${ready.endpoint}/__twin/calls`)).status).to.equal(200);
      child.kill('SIGTERM');
      expect(await exitCode(child)).to.equal(0);
    }),
  );
});

/** A temporary folder of its own, in which other users may pass, so that what others leave is not counted. */
function withTemporary(body: (temporary: string) => Promise<void>): () => Promise<void> {
  return async () => {
    const temporary = mkdtempSync(join(tmpdir(), 'landfall-command-'));
    chmodSync(temporary, 0o755);
    try {
      await body(temporary);
    } finally {
      rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
    }
  };
}

async function twin(temporary: string): Promise<{ child: ChildProcess; ready: ReadyLine }> {
  const args = ['--import', 'tsx', 'lib/cli/main.ts', 'twin', '--estate', '--pace', '0.02', '--lease', '60s'];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, TMPDIR: temporary },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const line = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the twin ended with ${code}`)));
    createInterface(child.stdout).once('line', resolve);
  });
  return { child, ready: JSON.parse(line) as ReadyLine };
}

async function exitCode(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  return await new Promise((resolve) => child.once('exit', resolve));
}

function estates(temporary: string): string[] {
  return readdirSync(temporary).filter((name) => name.startsWith('landfall-estate-'));
}

/** The PostgreSQL servers whose data lies below a folder. */
function serversIn(folder: string): string[] {
  return readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && workingFolder(pid).startsWith(folder));
}

function workingFolder(pid: string): string {
  const link = `/proc/${pid}/cwd`;
  try {
    return existsSync(link) ? realpathSync(link) : '';
  } catch {
    // It has ended since it was listed.
    return '';
  }
}
