import { expect } from 'chai';
import { canonicalJson, sha256 } from '../../lib/aws/canonical-json.ts';

describe('canonical JSON', () => {
  it('is the same text for the same value, whatever the order of its keys', () => {
    expect(canonicalJson({ b: [1, { d: 1, c: undefined }], a: 'x' })).to.equal('{"a":"x","b":[1,{"d":1}]}');
    expect(canonicalJson(new Date(0))).to.equal('"1970-01-01T00:00:00.000Z"');
    expect(canonicalJson(undefined)).to.equal('null');
  });

  it('has the hash that everybody gets', () => {
    expect(sha256('abc')).to.equal('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});
