import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { appendingTo, openHistoryFile } from '../../../lib/drill/record/history-file.ts';

describe('The file of a record', () => {
  it('tells that the disk is full, and can be tried again', function () {
    if (!existsSync('/dev/full')) this.skip();
    const file = appendingTo(openSync('/dev/full', 'a'));
    expect(file.append('{}')).to.have.property('code', 'ENOSPC');
    expect(file.append('{}')).to.have.property('code', 'ENOSPC');
  });

  it('tells that it is closed', () => {
    const folder = mkdtempSync(join(tmpdir(), 'landfall-file-'));
    try {
      const descriptor = openSync(join(folder, 'lines'), 'ax');
      const file = appendingTo(descriptor);
      closeSync(descriptor);
      expect(file.append('{}')).to.have.property('code', 'EBADF');
      expect(file.close()).to.have.property('code', 'EBADF');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('holds line by line what was appended', () => {
    const folder = mkdtempSync(join(tmpdir(), 'landfall-file-'));
    try {
      const path = join(folder, 'lines');
      const file = openHistoryFile(path);
      expect(file.append('{"a":"é"}')).to.equal(undefined);
      expect(readFileSync(path, 'utf8')).to.equal('{"a":"é"}\n');
      expect(file.close()).to.equal(undefined);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
