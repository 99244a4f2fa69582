import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { realClock } from '../../lib/base/clock.ts';
import { LandfallError } from '../../lib/base/errors.ts';
import { plusSeconds } from '../../lib/base/instant.ts';
import { realDisk } from '../../lib/evidence/disk.ts';
import {
  evidenceSha256,
  findRun,
  latestRun,
  newRunId,
  readCalls,
  readRun,
} from '../../lib/evidence/index.ts';
import { call, freshRun, sandbox, verdict, withFolder } from '../support/run-folder.ts';
import { thrownBy } from '../support/thrown-by.ts';

describe('a run folder', () => {
  it(
    'says running before anything else, and what it ended as afterwards',
    withFolder(async (folder) => {
      const writer = await freshRun(folder);
      expect((await readRun(writer.folder)).run).to.include({
        id: 'run-1',
        environment: 'sandbox',
        ended: 'running',
        pace: 0.1,
      });
      await writer.update({ hosts: ['127.0.0.1'], clockOffsetMs: -12 });
      await writer.end('completed', 0);
      const { run } = await readRun(writer.folder);
      expect(run).to.deep.include({
        ended: 'completed',
        exitCode: 0,
        hosts: ['127.0.0.1'],
        clockOffsetMs: -12,
      });
      expect(run.endedAt).to.be.a('string');
      expect(existsSync(join(writer.folder, 'lease.json'))).to.equal(false);
    }),
  );

  it(
    'gives back what was written, and null for what was not',
    withFolder(async (folder) => {
      const writer = await freshRun(folder);
      const empty = await readRun(writer.folder);
      expect(empty).to.include({ plan: null, inventory: null, verdicts: null, objectives: null });
      expect(empty.environment?.workloads.map(({ name }) => name)).to.deep.equal([
        'orders',
        'catalogue',
        'ledger',
      ]);
      expect(readCalls(writer.folder)).to.equal(null);
      await writer.write('verdicts.json', [verdict()]);
      expect([writer.appendCall(call()), writer.appendCall(call({ page: 2 }))]).to.deep.equal([1, 2]);
      expect((await readRun(writer.folder)).verdicts).to.deep.equal([verdict()]);
      expect(readCalls(writer.folder)?.entries.map(({ page }) => page)).to.deep.equal([1, 2]);
      await writer.end('completed', 0);
    }),
  );

  it(
    'is the same bytes for the same value, whatever the order of its fields',
    withFolder(async (folder) => {
      const writer = await freshRun(folder);
      await writer.write('a.json', { b: [{ y: 1, x: 2 }], a: 1 });
      await writer.write('b.json', { a: 1, b: [{ x: 2, y: 1 }] });
      expect(readFileSync(join(writer.folder, 'a.json'), 'utf8')).to.equal(
        readFileSync(join(writer.folder, 'b.json'), 'utf8'),
      );
      await writer.end('completed', 0);
    }),
  );

  it(
    'is never opened twice',
    withFolder(async (folder) => {
      const writer = await freshRun(folder);
      const error = await thrownBy(() => freshRun(folder));
      expect(error).to.be.instanceOf(LandfallError).and.include({ code: 'RUN_EXISTS', exitCode: 3 });
      await writer.end('completed', 0);
    }),
  );

  it(
    'says so when latest cannot be moved, and has ended all the same',
    withFolder(async (folder) => {
      mkdirSync(join(folder, 'latest', 'full'), { recursive: true });
      const writer = await freshRun(folder);
      const error = await thrownBy(() => writer.end('completed', 0));
      expect(error).to.include({ code: 'EVIDENCE_NOT_WRITTEN' });
      expect((error as Error).message).to.include(join(folder, 'latest'));
      expect((await readRun(writer.folder)).run.ended).to.equal('completed');
    }),
  );

  it(
    'refuses ids and file names that lead elsewhere',
    withFolder(async (folder) => {
      for (const id of ['../x', 'a/b', '', 'latest', '.hidden'])
        expect(await thrownBy(() => freshRun(folder, { id }))).to.include({
          code: 'RUN_ID_INVALID',
          exitCode: 3,
        });
      const writer = await freshRun(folder);
      for (const file of ['../x.json', '/etc/x', 'a/../../x', '.'])
        expect(await thrownBy(() => writer.write(file, 1))).to.include({ code: 'OUTSIDE_RUN' });
      await writer.write('drills/az-loss/result.json', { outcome: 'pass' });
      expect(existsSync(join(writer.folder, 'drills', 'az-loss', 'result.json'))).to.equal(true);
      await writer.end('completed', 0);
      expect(readdirSync(folder).toSorted()).to.deep.equal(['latest', 'run-1']);
    }),
  );

  it('gives two runs of one second different ids', () => {
    const ids = new Set(Array.from({ length: 500 }, () => newRunId('2026-11-24T09:51:28.123Z')));
    expect([...ids][0]).to.match(/^20261124T095128Z-[0-9a-f]{6}$/);
    expect(ids.size).to.be.greaterThan(498);
  });
});

describe('the declaration in a run folder', () => {
  it(
    'loses its external ids and nothing else, and can still be read',
    withFolder(async (folder) => {
      const environment = await sandbox();
      const writer = await freshRun(folder, { environment });
      const copy = readFileSync(join(writer.folder, 'environment.yaml'), 'utf8');
      expect(copy).to.equal(
        environment.source.text.replace('externalId: shop-recovery', 'externalId: redacted'),
      );
      expect(copy).to.not.equal(environment.source.text);
      const { run, environment: recorded } = await readRun(writer.folder);
      expect(recorded?.accounts.map(({ id }) => id)).to.deep.equal(environment.accounts.map(({ id }) => id));
      expect(run.declarationSha256).to.equal(environment.source.sha256);
      await writer.end('completed', 0);
    }),
  );

  it(
    'keeps its quotes, comments and anchors where a secret is taken out',
    withFolder(async (folder) => {
      const change = (text: string) =>
        text.replace(
          'externalId: shop-recovery',
          'externalId: &id "shop: recovery" # was external id: old-recovery',
        );
      const environment = await sandbox((text) =>
        change(text).replace('"shop: recovery"', '"shop:recovery"'),
      );
      const writer = await freshRun(folder, { environment });
      const copy = readFileSync(join(writer.folder, 'environment.yaml'), 'utf8');
      expect(copy).to.include('externalId: &id "redacted" # was external id: [redacted]');
      expect((await readRun(writer.folder)).environment).to.not.equal(null);
      await writer.end('completed', 0);
    }),
  );
});

describe('secrets', () => {
  it(
    'reach no file of a run folder',
    withFolder(async (folder) => {
      const writer = await freshRun(folder);
      const secret = 'wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY';
      await writer.write('inventory.json', {
        deep: [{ SecretAccessKey: secret, policy: `{"sts:ExternalId":"${secret}"}` }],
      });
      writer.appendCall(
        call({
          code: `password=${secret}`,
          host: `https://user:${secret}@x`,
          requestId: 'AKIA111122223333LAND',
        }),
      );
      await writer.end('stopped', 2, `the token AKIA111122223333LAND (session token: ${secret}) has expired`);
      for (const file of readdirSync(writer.folder)) {
        const text = readFileSync(join(writer.folder, file), 'utf8');
        expect(text, file).to.not.include(secret);
        expect(text, file)
          .to.not.match(/AKIA\d/)
          .and.not.include('shop-recovery');
      }
    }),
  );
});

describe('a run that dies', () => {
  it(
    'by kill -9 is called crashed at once, and has lost no line that was written',
    withFolder(async (folder) => {
      const child = spawn(
        process.execPath,
        ['--import', 'tsx', fileURLToPath(new URL('../support/endless-run.ts', import.meta.url)), folder],
        {
          stdio: ['ignore', 'pipe', 'inherit'],
        },
      );
      const exited = once(child, 'exit');
      let announced = 0;
      for await (const line of createInterface({ input: child.stdout })) {
        announced = Number(line);
        if (announced >= 200) break;
      }
      expect((await readRun(join(folder, 'endless'))).run.ended).to.equal('running');
      child.kill('SIGKILL');
      await exited;
      const { run, environment } = await readRun(join(folder, 'endless'));
      expect(run.ended).to.equal('crashed');
      expect(environment).to.not.equal(null);
      expect(readCalls(join(folder, 'endless'))?.entries.length).to.be.at.least(announced);
      expect(await latestRun(folder)).to.equal(null);
    }),
  );

  it(
    'in the middle of a line loses that line alone',
    withFolder(async (folder) => {
      const writer = await freshRun(folder);
      writer.appendCall(call());
      writer.appendCall(call({ page: 2 }));
      const path = join(writer.folder, 'calls.ndjson');
      const whole = readFileSync(path);
      const first = whole.indexOf('\n') + 1;
      for (const length of [first, first + 1, whole.length - 1, whole.length]) {
        writeFileSync(path, whole.subarray(0, length));
        expect(readCalls(writer.folder)).to.deep.include({
          cut: length !== first && length !== whole.length,
        });
        expect(readCalls(writer.folder)?.entries.length).to.equal(length === whole.length ? 2 : 1);
      }
      await writer.end('completed', 0);
    }),
  );

  it(
    'on another machine is called crashed once its heartbeat is old',
    withFolder(async (folder) => {
      const writer = await freshRun(folder);
      const lease = { pid: 1, host: 'elsewhere', heartbeat: '2026-11-24T12:00:00.000Z' };
      writeFileSync(join(writer.folder, 'lease.json'), JSON.stringify(lease));
      const at = (seconds: number) => ({
        clock: { ...realClock, now: () => plusSeconds(lease.heartbeat, seconds) },
      });
      expect((await readRun(writer.folder, at(30))).run.ended).to.equal('running');
      expect((await readRun(writer.folder, at(61))).run.ended).to.equal('crashed');
      await writer.end('completed', 0);
    }),
  );

  it(
    'before its first word is no run yet, and neither is another folder or a file',
    withFolder(async (folder) => {
      mkdirSync(join(folder, 'empty'));
      writeFileSync(join(folder, 'file'), '');
      for (const name of ['empty', 'file', 'nothing'])
        expect(await thrownBy(() => readRun(join(folder, name)))).to.include({
          code: 'NOT_A_RUN',
          exitCode: 3,
        });
    }),
  );

  it(
    'with a part of another shape, or a word that this version does not know, is refused and not half read',
    withFolder(async (folder) => {
      const writer = await freshRun(folder);
      const written = async (file: string, value: unknown) => {
        writeFileSync(join(writer.folder, file), JSON.stringify(value));
        const error = await thrownBy(() => readRun(writer.folder));
        rmSync(join(writer.folder, file));
        return error;
      };
      for (const [file, value, word] of [
        ['verdicts.json', {}, 'no list'],
        ['verdicts.json', [null], 'entry 0'],
        ['verdicts.json', [verdict(), { ...verdict(), outcome: 'splendid' }], '"splendid"'],
        ['objectives.json', [{ workload: 'orders' }], 'undefined'],
        ['plan.json', {}, 'checks'],
        ['inventory.json', { gaps: [], listings: [], unseen: [] }, 'facts'],
      ] as const) {
        const error = await written(file, value);
        expect(error, `${file} ${word}`).to.include({ code: 'RUN_DAMAGED', exitCode: 3 });
        expect((error as Error).message)
          .to.include(word)
          .and.to.include(file);
      }
    }),
  );

  it(
    'with a part in pieces names that part instead of making it up',
    withFolder(async (folder) => {
      const writer = await freshRun(folder);
      writeFileSync(join(writer.folder, 'verdicts.json'), '[{"id":');
      const error = await thrownBy(() => readRun(writer.folder));
      expect(error).to.include({ code: 'RUN_DAMAGED' });
      expect((error as Error).message).to.include('verdicts.json');
      writeFileSync(join(writer.folder, 'calls.ndjson'), '{"at":\n{}\n');
      expect(await thrownBy(() => readCalls(writer.folder))).to.include({ code: 'RUN_DAMAGED' });
      await writer.end('completed', 0);
    }),
  );
});

describe('a disk that takes no more', () => {
  const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });

  it(
    'is reported as full, and what was written before stays readable',
    withFolder(async (folder) => {
      let room = 3;
      const spend = () => {
        if (room === 0) throw full;
        room -= 1;
      };
      const disk = {
        ...realDisk,
        replace: async (path: string, text: string) => (spend(), realDisk.replace(path, text)),
        append: (descriptor: number, text: string) => (spend(), realDisk.append(descriptor, text)),
      };
      const writer = await freshRun(folder, { disk });
      writer.appendCall(call());
      const errors = [
        await thrownBy(() => writer.appendCall(call())),
        await thrownBy(() => writer.write('verdicts.json', [])),
      ];
      for (const error of errors) {
        expect(error).to.include({ code: 'EVIDENCE_NOT_WRITTEN', exitCode: 70 });
        expect((error as Error).message)
          .to.include('the disk is full')
          .and.include('--out');
      }
      expect(readCalls(writer.folder)?.entries.length).to.equal(1);
      expect((await readRun(writer.folder)).verdicts).to.equal(null);
      room = 5;
      await writer.end('stopped', 70);
    }),
  );

  it(
    'is reported when only the heartbeat noticed',
    withFolder(async (folder) => {
      let beat = () => {};
      let isFull = false;
      const clock = {
        ...realClock,
        every: (_seconds: number, action: () => void) => ((beat = action), () => {}),
      };
      const disk = {
        ...realDisk,
        replaceSync: (path: string, text: string) => {
          if (isFull) throw full;
          realDisk.replaceSync(path, text);
        },
      };
      const writer = await freshRun(folder, { disk, clock });
      isFull = true;
      beat();
      expect(await thrownBy(() => writer.appendCall(call()))).to.include({ code: 'EVIDENCE_NOT_WRITTEN' });
      isFull = false;
      beat();
      await writer.end('completed', 0);
    }),
  );

  it('is reported as read-only where it is', async function () {
    if (process.getuid?.() === 0) this.skip();
    await withFolder(async (folder) => {
      chmodSync(folder, 0o500);
      const error = await thrownBy(() => freshRun(folder));
      chmodSync(folder, 0o700);
      expect(error).to.include({ code: 'EVIDENCE_NOT_WRITTEN' });
    })();
  });

  it(
    'is reported where a file stands in the way',
    withFolder(async (folder) => {
      writeFileSync(join(folder, 'file'), '');
      expect(await thrownBy(() => freshRun(join(folder, 'file', 'sandbox')))).to.include({
        code: 'EVIDENCE_NOT_WRITTEN',
      });
    }),
  );
});

describe('finding a run', () => {
  it(
    'works by path, by environment and id, by id, and by latest',
    withFolder(async (cwd) => {
      const parent = join(cwd, 'reports', 'runs', 'sandbox');
      for (const id of ['first', 'second']) await (await freshRun(parent, { id })).end('completed', 0);
      const running = await freshRun(parent, { id: 'third' });
      for (const name of ['reports/runs/sandbox/first', 'sandbox/first', 'first', join(parent, 'first')])
        expect(await findRun(name, cwd), name).to.equal(join(parent, 'first'));
      for (const name of ['latest', 'sandbox/latest', 'reports/runs/sandbox/latest'])
        expect(await findRun(name, cwd), name).to.equal(join(parent, 'second'));
      expect(await latestRun(join(cwd, 'reports', 'runs'))).to.equal(join(parent, 'second'));
      expect(readlinkSync(join(parent, 'latest'))).to.equal('second');
      await running.end('interrupted', 130);
      expect(await findRun('latest', cwd)).to.equal(join(parent, 'third'));
    }),
  );

  it(
    'understands a file in the place of the link',
    withFolder(async (cwd) => {
      const parent = join(cwd, 'reports', 'runs', 'sandbox');
      await (await freshRun(parent)).end('completed', 0);
      rmSync(join(parent, 'latest'));
      writeFileSync(join(parent, 'latest'), 'run-1\n');
      expect(await findRun('latest', cwd)).to.equal(join(parent, 'run-1'));
    }),
  );

  it(
    'says what to do when there is none, and which one may be meant',
    withFolder(async (cwd) => {
      expect(await thrownBy(() => findRun('latest', cwd))).to.include({ code: 'RUN_NOT_FOUND', exitCode: 3 });
      expect(((await thrownBy(() => findRun('latest', cwd))) as Error).message).to.equal(
        [
          'There is no run yet',
          '  at reports/runs',
          '  expected a run id, <environment>/<id>, latest, or the path of a run folder',
          '  fix: make one first: npm run suite -- --env sandbox',
        ].join('\n'),
      );
      await (await freshRun(join(cwd, 'reports', 'runs', 'sandbox'), { id: 'monday' })).end('completed', 0);
      expect(((await thrownBy(() => findRun('mondey', cwd))) as Error).message).to.include(
        'Did you mean "monday"?',
      );
    }),
  );
});

describe('the digest of evidence', () => {
  it(
    'changes with evidence and not with what is made from it',
    withFolder(async (folder) => {
      const writer = await freshRun(folder);
      await writer.end('completed', 0);
      const before = await evidenceSha256(writer.folder);
      await writer.writeText('report/index.html', 'x');
      await writer.writeText('summary.md', 'x');
      expect(await evidenceSha256(writer.folder)).to.equal(before);
      await writer.write('verdicts.json', []);
      expect(await evidenceSha256(writer.folder)).to.not.equal(before);
    }),
  );
});
