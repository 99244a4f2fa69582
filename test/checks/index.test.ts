import { existsSync } from 'node:fs';
import { expect } from 'chai';
import { CHECKS } from '../../lib/checks/index.ts';

describe('the list of checks', () => {
  it('holds every id once', () => {
    const ids = CHECKS.map(({ id }) => id);
    expect(new Set(ids).size).to.equal(ids.length);
    expect(ids).to.have.length(29);
  });

  for (const check of CHECKS)
    describe(check.id, () => {
      it('lies where its id says', () => {
        expect(existsSync(new URL(`../../lib/checks/${check.id}.ts`, import.meta.url))).to.equal(true);
      });

      it('says what, why, how and fix in whole sentences', () => {
        for (const text of [check.what, check.why, check.how, check.fix])
          expect(text).to.match(/^[A-Z0-9a-z][\s\S]{20,}[.]$/);
        expect(check.title).to.match(/^[A-Z].{10,90}[^.]$/);
      });

      it('names the requirements and controls that it speaks to', () => {
        expect(check.requirements).not.to.have.length(0);
        for (const id of check.requirements) expect(id).to.match(/^(INV|DB|BAK|HA|REB|DRL|REP)-\d$/);
        expect(check.controls).not.to.have.length(0);
      });
    });
});
