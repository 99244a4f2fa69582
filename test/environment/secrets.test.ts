import { expect } from 'chai';
import { findSecrets } from '../../lib/environment/secrets.ts';

const kinds = (text: string): (string | undefined)[] => findSecrets(text, 'x.yaml').map(({ got }) => got);

// Made up for these tests, in two halves so that no scanner takes them for real.
const SECRET = `wJalrXUtnFEMI7K7MDENG${'bPxRfiCYEXAMPLEKEY2'}`;

describe('findSecrets', () => {
  it('finds access keys, secret keys, session tokens and private keys, comments included', () => {
    expect(kinds(`# ASIA${'ABCDEFGH12345678'}\n`)).to.deep.equal([
      'what looks like an AWS access key id (not shown)',
    ]);
    expect(kinds(`a: "${SECRET}"`)).to.deep.equal(['what looks like an AWS secret access key (not shown)']);
    expect(kinds(`a: ${'Ab1/'.repeat(60)}==`)).to.deep.equal([
      'what looks like an AWS session token (not shown)',
    ]);
    expect(kinds('a: -----BEGIN RSA PRIVATE KEY-----')).to.deep.equal([
      'what looks like a private key (not shown)',
    ]);
  });

  it('says where, and not what', () => {
    const [found] = findSecrets(`a: 1\nb: ${SECRET}\n`, 'x.yaml');
    expect(found?.where).to.deep.equal({ file: 'x.yaml', line: 2, column: 4 });
    expect(JSON.stringify(found)).not.to.contain(SECRET);
  });

  it('lets digests, ARNs, URLs and identifiers pass', () => {
    const web = `loadbalancer/app/Web/${'a1b2c3d4e5f6'.repeat(2)}`;
    for (const text of [
      'da39a3ee5e6b4b0d3255bfef95601890afd80709',
      `arn:aws:elasticloadbalancing:eu-west-1:111122223333:${web}`,
      `[arn:aws:iam::111122223333:role/${SECRET}]`,
      `"https://example.com/${SECRET}"`,
      'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
      'abcdefghijklmnopqrstuvwxyzabcdefghijklmn',
      'AKIA is how they begin',
    ])
      expect(kinds(`a: ${text}\n`), text).to.deep.equal([]);
  });
});
