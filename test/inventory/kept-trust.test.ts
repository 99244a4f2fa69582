import { expect } from 'chai';
import { MissingMember } from '../../lib/aws/index.ts';
import { redactString } from '../../lib/base/redact.ts';
import { keptTrust } from '../../lib/inventory/kept-trust.ts';

const trust = (id: unknown, key = 'sts:ExternalId'): string =>
  encodeURIComponent(JSON.stringify({ Statement: [{ Condition: { StringEquals: { [key]: id } } }] }));

describe('inventory/kept-trust', () => {
  for (const [id, isFixed] of [
    ['hush', true],
    [['hush', 'quiet'], true],
    ['', false],
    [[], false],
    ['hu*', false],
    [['hush', '?'], false],
    ['${aws:username}', false],
    [7, false],
  ] as const)
    it(`keeps of the external id ${JSON.stringify(id)} that it is ${isFixed ? 'a fixed one' : 'none'}`, () => {
      for (const key of ['sts:ExternalId', 'STS:externalid']) {
        const kept = keptTrust(trust(id, key));
        expect(JSON.parse(kept)).to.deep.equal({
          Statement: [{ Condition: { StringEquals: { [key]: isFixed } } }],
        });
        expect(kept).not.to.match(/hush|quiet/);
      }
    });

  it('keeps what evidence writes down as it is, so that judging again gives the same', () => {
    const kept = keptTrust(trust('hush'));
    expect(redactString(kept)).to.equal(kept);
  });

  it('does not take for a policy what is none', () => {
    for (const document of ['', '{', '%7', 'hush'])
      expect(() => keptTrust(document)).to.throw(MissingMember, /^(?!.*hush)/);
  });
});
