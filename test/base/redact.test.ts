import { expect } from 'chai';
import fc from 'fast-check';
import { redact } from '../../lib/base/redact.ts';

const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const upper = fc.string({
  unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.split('')),
  minLength: 16,
  maxLength: 16,
});
const word = fc.stringMatching(/^[A-Za-z0-9+/=_-]{8,40}$/);

describe('redact', () => {
  it('removes what stands in fields with the name of a secret, however it is spelt', () => {
    const names = fc.constantFrom(
      'SecretAccessKey',
      'secret_access_key',
      'aws-secret-access-key',
      'AccessKeyId',
      'sessionToken',
      'X-Amz-Security-Token',
      'externalId',
      'ExternalId',
      'sts:ExternalId',
      'external_id',
      'password',
      'MasterUserPassword',
      'Authorization',
      'token',
    );
    fc.assert(
      fc.property(names, fc.oneof(word, fc.array(word, { minLength: 1 })), (name, value) => {
        const [first] = Array.isArray(value) ? value : [value];
        expect(JSON.stringify(redact({ deep: [{ [name]: value }] }))).to.not.include(JSON.stringify(first));
      }),
    );
  });

  it('removes access keys wherever they stand', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('AKIA', 'ASIA'),
        upper,
        fc.constantFrom('', ' ', '"', ',', '/', '='),
        (prefix, rest, edge) => {
          const text = `denied for ${edge}${prefix}${rest}${edge} in eu-west-1`;
          expect(redact(text)).to.not.include(rest);
          expect(redact({ [`k${edge}`]: [text] })).to.not.satisfy((value: unknown) =>
            JSON.stringify(value).includes(rest),
          );
        },
      ),
    );
  });

  it('removes secrets from sentences, URLs, headers and JSON inside of text', () => {
    const texts = [
      `AWS_SECRET_ACCESS_KEY=${SECRET}`,
      `secret access key: ${SECRET}`,
      `{"Condition":{"StringEquals":{"sts:ExternalId":["${SECRET}"]}}}`,
      `{"Statement": [{"sts:ExternalId":"${SECRET}"}`,
      `https://user:${SECRET.replaceAll('/', '')}@db.example/path`,
      `Authorization: AWS4-HMAC-SHA256 Credential=x/20261124/eu-west-1/rds/aws4_request, SignedHeaders=host, Signature=${SECRET}`,
      `Authorization: Bearer ${SECRET}`,
      `https://s3.example/x?X-Amz-Security-Token=${SECRET}&X-Amz-Signature=${SECRET}`,
      `-----BEGIN RSA PRIVATE KEY-----\n${SECRET}\n-----END RSA PRIVATE KEY-----`,
      `IQoJb3JpZ2luX2VjE${SECRET}${SECRET}`,
    ];
    for (const text of texts) {
      const clean = String(redact(text));
      expect(clean, text).to.not.include(SECRET).and.not.include(SECRET.replaceAll('/', ''));
      expect(clean, text).to.include('[redacted]');
    }
  });

  it('removes the value of a tag whose key names a secret', () => {
    expect(
      redact({
        Tags: [
          { Key: 'db-password', Value: 'hunter2' },
          { Key: 'owner', Value: 'team' },
        ],
      }),
    ).to.deep.equal({
      Tags: [
        { Key: 'db-password', Value: '[redacted]' },
        { Key: 'owner', Value: 'team' },
      ],
    });
  });

  it('lets ARNs, resource ids, durations, numbers and flags through', () => {
    const arn = fc
      .tuple(
        fc.constantFrom('rds', 'secretsmanager', 'backup', 'iam', 'kms', 'ec2'),
        fc.constantFrom('eu-west-1', ''),
        fc.constantFrom('db:', 'secret:', 'recovery-point:', 'role/', 'key/', 'snapshot:rds:', 'password/'),
        fc.stringMatching(/^[a-z][a-z0-9/_.-]{0,30}$/),
      )
      .map(([service, region, kind, name]) => `arn:aws:${service}:${region}:111122223333:${kind}${name}`);
    const id = fc.constantFrom(
      'i-0abc1234def567890',
      'vol-0123456789abcdef0',
      'AROAEXAMPLEROLEID1234',
      'AIDAEXAMPLEUSERID1234',
      'db-ABCDEFGHIJKLMNOPQRSTUVWXYZ',
      'Z08765432ABCDEFG',
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
    fc.assert(
      fc.property(arn, id, fc.integer(), fc.boolean(), (anArn, anId, number, flag) => {
        const value = {
          arn: anArn,
          keyArn: anArn,
          id: anId,
          text: `${anArn} of ${anId} is fine`,
          number,
          hasPassword: flag,
        };
        expect(redact(value)).to.deep.equal(value);
      }),
    );
  });

  it('changes nothing when it is done twice', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const once = redact(value);
        expect(redact(once)).to.deep.equal(once);
      }),
    );
    const once = redact(`password=${SECRET} Authorization: Bearer ${SECRET} https://a:b@c.example`);
    expect(redact(once)).to.equal(once);
  });

  it('lets ordinary JSON through as it is', () => {
    const text = '{ "Version": "2012-10-17",  "Statement": [] }';
    expect(redact(text)).to.equal(text);
  });

  it('looks at long texts once', () => {
    for (const filler of [
      'a',
      'a-',
      'x=',
      'password',
      '://',
      'AWS4-HMAC-SHA256 a=',
      '-----BEGIN ',
      'arn:aws:',
    ])
      redact(`${filler.repeat(100_000)} secret`);
  }).timeout(5_000);
});
