import { trapCases } from '../../support/trap-cases.ts';

trapCases('key-pair-named', [
  {
    says: 'finds key pairs that nothing makes',
    files: `
Parameters: {Key: {Type: AWS::EC2::KeyPair::KeyName, Default: ops}} #<
Resources:
  One: {Type: AWS::EC2::Instance, Properties: {KeyName: !Ref Key}}
  Two: {Type: AWS::EC2::LaunchTemplate, Properties: {LaunchTemplateData: {KeyName: old-laptop}}} #<
`,
  },
  {
    says: 'leaves alone key pairs that are made here, and those that nobody has named yet',
    files: `
Parameters: {Key: {Type: AWS::EC2::KeyPair::KeyName}}
Resources:
  Pair: {Type: AWS::EC2::KeyPair, Properties: {KeyName: ops, PublicKeyMaterial: x}}
  One: {Type: AWS::EC2::Instance, Properties: {KeyName: ops}}
  Two: {Type: AWS::EC2::Instance, Properties: {KeyName: !Ref Pair}}
  Three: {Type: AWS::EC2::Instance, Properties: {KeyName: !Ref Key}}
`,
  },
  {
    says: 'believes the account where it was seen',
    files: 'Resources: {One: {Type: AWS::EC2::Instance, Properties: {KeyName: ops}}}\n',
    account: { account: '444455556666', region: 'eu-west-1', keyPairs: ['ops'] },
  },
]);
