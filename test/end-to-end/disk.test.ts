import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, statfsSync, writeFileSync } from 'node:fs';
import { expect } from 'chai';
import { readRun } from '../../lib/evidence/index.ts';
import { withWorkshop } from './workshop.ts';

/** Who owns nothing here, where we are root and everything could be written to. */
const NOBODY = 65_534;

describe('a run whose evidence cannot be written', function () {
  this.timeout(30_000);

  it('says that the disk is full, claims nothing, and what was written stays readable', function () {
    if (process.getuid?.() !== 0) return skipped(this, 'mounting a small disk needs root');
    return withWorkshop(async (workshop) => {
      const disk = workshop.path('disk');
      mkdirSync(disk);
      if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=512k', 'tmpfs', disk]).status !== 0)
        return skipped(this, 'a small disk could not be mounted');
      try {
        leaveFree(disk, 160 * 1024);
        const ended = await workshop.call([
          'suite',
          '--env',
          'sandbox',
          '--out',
          'disk/out',
          '--run-id',
          'full',
        ]);
        expect(ended.code).to.equal(70);
        expect(ended.stderr)
          .to.include('Evidence could not be written: the disk is full')
          .and.include('fix: free some space');
        expect(ended.stdout).to.equal('');
        const { run, verdicts, plan } = await readRun(`${disk}/out/full`);
        expect(run.ended).to.be.oneOf(['crashed', 'stopped']);
        expect(run.exitCode).to.be.oneOf([undefined, 70]);
        expect(plan).not.to.equal(null);
        expect(verdicts).to.equal(null);
        const report = await workshop.call(['report', 'disk/out/full', '--out', 'report', '--json']);
        expect(report.code).to.equal(70);
        expect(JSON.parse(report.stdout)).to.include({ outcome: 'unknown' });
      } finally {
        spawnSync('umount', [disk]);
      }
    })();
  });

  it(
    'says that the folder may not be written to',
    withWorkshop(async (workshop) => {
      mkdirSync(workshop.path('closed'), { mode: 0o555 });
      chmodSync(workshop.folder, 0o755);
      const uid = process.getuid?.() === 0 ? { uid: NOBODY } : {};
      const ended = await workshop.call(
        ['suite', '--env', 'sandbox', '--no-drill', '--out', 'closed/out'],
        uid,
      );
      expect(ended).to.include({ code: 70, stdout: '' });
      expect(ended.stderr).to.include('Evidence could not be written: the folder may not be written to');
      expect(ended.stderr).to.include(
        'fix: give yourself write permission, or write elsewhere with --out DIR',
      );
      expect(workshop.runs('closed/out')).to.deep.equal([]);
    }),
  );

  it(
    'says that a part of the path is a file',
    withWorkshop(async (workshop) => {
      workshop.declare('file', '');
      const ended = await workshop.call(['suite', '--env', 'sandbox', '--no-drill', '--out', 'file/out']);
      expect(ended.code).to.equal(70);
      expect(ended.stderr).to.include('a part of the path is a file, not a folder');
    }),
  );
});

/** Fills a disk until this many bytes are free. */
function leaveFree(disk: string, bytes: number): void {
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(`${disk}/filling`, Buffer.alloc(Math.max(0, bavail * bsize - bytes)));
}

function skipped(test: Mocha.Context, why: string): void {
  process.stderr.write(`\n    skipped: ${why}\n`);
  test.skip();
}
