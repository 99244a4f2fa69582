import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { packageRoot } from '../../../lib/cli/package-root.ts';
import { findTraps, TRAP_IDS, TRAPS } from '../../../lib/iac/traps/index.ts';
import { iacSet } from '../../support/trap-cases.ts';

describe('TRAPS', () => {
  it('has every trap, in the order of the catalogue, each in a file and with a test of its name', () => {
    expect(TRAPS.map(({ id }) => id)).to.deep.equal([...TRAP_IDS]);
    for (const id of TRAP_IDS) {
      for (const file of [`lib/iac/traps/${id}.ts`, `test/iac/traps/${id}.test.ts`])
        expect(existsSync(join(packageRoot(), file)), file).to.equal(true);
    }
  });

  it('says of each what is true, why, with its page, and what helps', () => {
    for (const { id, title, why, fix, requirements } of TRAPS) {
      expect(title, id).to.match(/^[A-Z].*[^.]$/);
      expect(why, id).to.match(/\(.+\)[.]|\(.+\)\..*/);
      expect(fix, id).to.match(/^[^A-Z].*[^.]$/);
      expect(requirements, id).not.to.have.lengthOf(0);
    }
  });

  it('knows the ten that need an account', () => {
    expect(TRAPS.filter(({ needsAccount }) => needsAccount).map(({ id }) => id)).to.deep.equal([
      'service-linked-role',
      'quota-exceeded',
      'cidr-overlap',
      'data-not-in-template',
      'not-offered-in-region',
      'retired-version',
      'guardrail-denies',
      'stack-guarded',
      'drifted-by-hand',
      'template-only-there',
    ]);
  });
});

describe('findTraps', () => {
  const of = async (files: Parameters<typeof iacSet>[0]) =>
    findTraps({ set: await iacSet(files) }).map(
      ({ trap, unit, certainty }) => `${unit} ${trap} ${certainty}`,
    );

  it('finds nothing in a template that needs nothing of anywhere', async () => {
    expect(
      await of(`
Parameters: {Stage: {Type: String, Default: test}}
Resources:
  Topic: {Type: AWS::SNS::Topic}
  Queue: {Type: AWS::SQS::Queue, Properties: {QueueName: !Sub '\${AWS::StackName}-jobs'}}
  Role:
    Type: AWS::IAM::Role
    Properties:
      ManagedPolicyArns: [!Sub 'arn:\${AWS::Partition}:iam::aws:policy/ReadOnlyAccess']
`),
    ).to.deep.equal([]);
  });

  it('tells a value once, by the most specific trap', async () => {
    expect(
      await of(`
Resources:
  Volume:
    Type: AWS::SQS::Queue
    Properties: {KmsMasterKeyId: 'arn:aws:kms:eu-west-1:210987654321:key/0b0d8a7c-1111-4222-8333-123456789abc'}
`),
    ).to.deep.equal(['template.yaml key-literal certain']);
  });

  it('takes each word of a script for a value of its own', async () => {
    expect(
      await of(`
Resources:
  One:
    Type: AWS::EC2::Instance
    Properties:
      UserData:
        Fn::Base64: |
          curl https://example.com/eu-west-1.sh --region eu-west-1
          aws sts assume-role --role-arn arn:aws:iam::210987654321:role/x
`),
    ).to.deep.equal([
      'template.yaml user-data-fetches certain',
      'template.yaml region-literal certain',
      'template.yaml account-id-literal certain',
    ]);
  });

  it('tells what a parent hands down where the parent writes it, once', async () => {
    const findings = findTraps({
      set: await iacSet({
        'parent.yaml': `
Parameters: {Key: {Type: String, Default: ops}}
Resources:
  Child:
    Type: AWS::CloudFormation::Stack
    Properties:
      TemplateURL: child.yaml
      Parameters:
        Ssh: !Ref Key
        Image: ami-0abcdef1234567890
`,
        'child.yaml': `
Parameters: {Ssh: {Type: String}, Image: {Type: String, Default: ami-0abcdef1234567891}}
Resources: {One: {Type: AWS::EC2::Instance, Properties: {KeyName: !Ref Ssh, ImageId: !Ref Image}}}
`,
      }),
    });
    expect(
      findings.map(({ trap, where }) => [trap, typeof where === 'string' ? where : where.line]),
    ).to.deep.equal([
      ['key-pair-named', 2],
      ['image-literal', 10],
    ]);
  });

  it('holds what stands in a state for likely, because nobody sees who wrote it', async () => {
    const state = {
      version: 4,
      lineage: 'x',
      serial: 1,
      terraform_version: '1.11.4',
      outputs: {},
      resources: [
        {
          mode: 'managed',
          type: 'aws_instance',
          name: 'one',
          provider: 'provider["registry.terraform.io/hashicorp/aws"]',
          instances: [{ attributes: { ami: 'ami-0abcdef1234567890', id: 'i-0123456789abcdef0' } }],
        },
      ],
    };
    const files = {
      'terraform.tfstate': JSON.stringify(state),
      'main.tf': 'resource "aws_instance" "one" {}\n',
    };
    expect(await of(files)).to.deep.equal(['terraform.tfstate image-literal likely']);
  });

  it('gives the same findings for the same files', async () => {
    const set = await iacSet('Resources: {One: {Type: AWS::EC2::Instance, Properties: {KeyName: ops}}}\n');
    expect(findTraps({ set })).to.deep.equal(findTraps({ set }));
  });
});
