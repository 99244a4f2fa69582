import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { realClock } from '../../../../lib/base/clock.ts';
import { folderPrefix, makeEstateFolder } from '../../../../lib/twin/estate/leftovers/estate-folder.ts';
import { guard } from '../../../../lib/twin/estate/leftovers/guardian.ts';
import {
  isRunning,
  processIdentity,
  processNamespace,
} from '../../../../lib/twin/estate/leftovers/process-identity.ts';
import { sweepLeftovers } from '../../../../lib/twin/estate/leftovers/sweep-leftovers.ts';
import { eventually } from '../shared-estate.ts';

const needsProc = process.platform === 'linux' ? describe : describe.skip;

function sleeper(): ChildProcess {
  return spawn('sleep', ['60'], { stdio: 'ignore' });
}

function pidOf({ pid }: ChildProcess): number {
  if (pid === undefined) throw new Error('the process did not start');
  return pid;
}

needsProc('twin/estate/leftovers: what a killed data plane leaves', () => {
  it('tells a process apart from a later one of the same id', () => {
    const own = processIdentity(process.pid);
    expect(own).to.include({ pid: process.pid });
    if (own === undefined) throw new Error('this process runs');
    expect(isRunning(own)).to.equal(true);
    expect(isRunning({ ...own, startTime: '1' })).to.equal(false);
    expect(processIdentity(2 ** 22 + 1)).to.equal(undefined);
  });

  it('is ended and removed by the next start, and nothing else is', async () => {
    const ours = sleeper();
    const other = sleeper();
    const dead = mkdtempSync(join(tmpdir(), folderPrefix()));
    const alive = makeEstateFolder();
    try {
      writeFileSync(
        join(dead, 'owner.json'),
        JSON.stringify({ pid: process.pid, startTime: '1', namespace: processNamespace() }),
      );
      const started = processIdentity(pidOf(ours))?.startTime;
      writeFileSync(join(dead, 'processes'), `${pidOf(ours)} ${started}\n${pidOf(other)} 1\n12`);
      alive.own(pidOf(other));
      expect(await sweepLeftovers(realClock)).to.include(dead);
      expect(processIdentity(pidOf(ours))).to.equal(undefined);
      expect(processIdentity(pidOf(other))).to.not.equal(undefined);
      expect([existsSync(dead), existsSync(alive.path)]).to.deep.equal([false, true]);
    } finally {
      ours.kill();
      other.kill();
      rmSync(dead, { recursive: true, force: true });
      alive.remove();
    }
  });

  it('is ended and removed at once by its guardian', async () => {
    const folder = makeEstateFolder();
    const server = sleeper();
    try {
      folder.own(pidOf(server));
      await guard(folder.path)();
      await eventually('the server is gone', async () => processIdentity(pidOf(server)) === undefined);
      expect(existsSync(folder.path)).to.equal(false);
    } finally {
      server.kill();
      folder.remove();
    }
  });

  it('is nothing to a guardian that is sent home after an orderly end', async () => {
    const folder = makeEstateFolder();
    const sendHome = guard(folder.path);
    folder.remove();
    await sendHome();
    expect(readdirSync(tmpdir())).to.not.include(folder.path);
  });

  it('knows its owner', () => {
    const folder = makeEstateFolder();
    try {
      const owner: unknown = JSON.parse(readFileSync(join(folder.path, 'owner.json'), 'utf8'));
      expect(owner).to.deep.equal({ ...processIdentity(process.pid), namespace: processNamespace() });
    } finally {
      folder.remove();
    }
  });
});
