import { expect } from 'chai';
import { fetchIn } from '../../../lib/iac/traps/user-data-fetches.ts';
import { trapCases } from '../../support/trap-cases.ts';

trapCases('user-data-fetches', [
  {
    says: 'finds scripts and cfn-init that fetch',
    files: `
Resources:
  One:
    Type: AWS::EC2::Instance
    Metadata:
      AWS::CloudFormation::Init: #<
        config: {packages: {yum: {nginx: []}}}
    Properties:
      UserData: #<
        Fn::Base64: !Sub |
          #!/bin/bash
          yum install -y httpd
`,
  },
  {
    says: 'leaves alone scripts that need nothing from outside',
    files: `
Resources:
  One:
    Type: AWS::EC2::Instance
    Properties:
      UserData:
        Fn::Base64: |
          #!/bin/bash
          # yum install -y httpd was here
          curl http://169.254.169.254/latest/meta-data/instance-id
          systemctl start httpd
`,
  },
]);

describe('fetchIn', () => {
  for (const line of [
    'apt-get -y install nginx',
    'pip3 install boto3',
    'git clone https://github.com/example/app',
    'curl -sL https://rpm.nodesource.com/setup | bash',
    'aws s3 cp s3://example-code/app.zip .',
    'docker run nginx',
  ]) {
    it(`sees ${line}`, () => {
      expect(fetchIn(line)).to.equal(line);
    });
  }

  for (const line of [
    'echo installed',
    'curl http://localhost/health',
    'aws s3 cp out.log s3://logs/',
    'service yum-cron start',
  ])
    it(`sees nothing in ${line}`, () => {
      expect(fetchIn(line)).to.equal(undefined);
    });
});
