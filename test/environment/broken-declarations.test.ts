import { expect } from 'chai';
import { BROKEN } from './broken-declarations.ts';
import { refusal, changed } from './declarations.ts';

describe('a broken declaration', () => {
  it('is shown in many ways', () => {
    expect(BROKEN.length).to.be.above(50);
  });

  for (const { title, from, to, options, says } of BROKEN) {
    it(`tells of ${title}`, () => {
      const error = refusal(changed(from, to), options);
      expect(error.code).to.equal('ENVIRONMENT_INVALID');
      expect(error.exitCode).to.equal(3);
      expect(error.message).to.equal(says);
    });
  }

  it('never quotes the credential that it found, nor an external id', () => {
    const key = refusal(
      changed('owner: team', 'owner: AKIA1234567890ABCDEF\n    tier: AKIA1234567890ABCDEF'),
    );
    expect(key.message).not.to.contain('AKIA1234567890ABCDEF');
    const token = refusal(changed('rto: 1h', `rto: ${'Ab1/'.repeat(80)}`));
    expect(token.message).not.to.contain('Ab1/');
    const id = refusal(changed('regions: [eu-west-1]', 'regions: [eu-west-1]\n    externalId: very hidden'));
    expect(id.message).not.to.contain('very hidden');
  });

  it('lists no more than a hundred problems, and says how many follow', () => {
    const many = Array.from({ length: 130 }, (_, index) => `key${index}: x`).join('\n');
    const error = refusal(changed('stage: test', `stage: test\n${many}`));
    expect(error.details).to.have.length(101);
    expect(error.details.at(-1)?.what).to.equal('Declaration is not valid: and 30 problems more');
  });
});
