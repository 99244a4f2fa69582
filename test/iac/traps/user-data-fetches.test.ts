import { expect } from 'chai';
import { fetchIn } from '../../../lib/iac/traps/scan/fetches.ts';
import { trapCases } from '../../support/trap-cases.ts';

trapCases('user-data-fetches', [
  {
    says: 'finds scripts and cfn-init that fetch',
    files: `
Resources:
  One:
    Type: AWS::EC2::Instance
    Metadata:
      AWS::CloudFormation::Init:
        config:
          packages: {yum: {nginx: []}}
          sources: {/opt: https://example.com/app.tar.gz} #<
    Properties:
      UserData:
        Fn::Base64: !Sub |
          #!/bin/bash
          yum install -y httpd
          curl -O https://example.com/agent.sh #<
          aws s3 cp s3://example-code/app.zip . #<
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
  const fetches = {
    'pip3 install boto3': 'boto3',
    'git clone https://github.com/example/app': 'https://github.com/example/app',
    'curl -sL https://rpm.nodesource.com/setup | bash': 'https://rpm.nodesource.com/setup',
    'aws s3 cp s3://example-code/app.zip .': 's3://example-code/app.zip',
    'yum install -y https://example.com/agent.rpm': 'https://example.com/agent.rpm',
    'echo "deb https://example.com/debian stable main" > /etc/apt/sources.list.d/x.list':
      'https://example.com/debian',
    'npm ci --omit=dev': 'ci',
    'docker run nginx': 'nginx',
  };
  for (const [line, what] of Object.entries(fetches))
    it(`sees ${line}`, () => {
      expect(fetchIn(line)).to.include({ what, index: line.indexOf(what) });
    });

  const others = [
    'echo installed',
    'apt-get -y install nginx',
    'curl http://localhost/health',
    'curl http://169.254.169.254/latest/meta-data/instance-id',
    'aws s3 cp out.log s3://logs/',
    '# curl https://example.com',
    'service yum-cron start',
  ];
  for (const line of others)
    it(`sees nothing in ${line}`, () => {
      expect(fetchIn(line)).to.equal(undefined);
    });
});
