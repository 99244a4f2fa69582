import { expect } from 'chai';
import { formatLocation } from '../../../lib/base/problem.ts';
import { readFiles, unitOf } from './with-files.ts';

const stack = (url: string, more = ''): string =>
  `Resources:\n  Nested:\n    Type: AWS::CloudFormation::Stack\n    Properties:\n      TemplateURL: ${url}\n${more}`;

describe('Nested stacks', () => {
  it('belong to the one that names their file, and are given what it hands down', async () => {
    const set = await readFiles({
      'root.yaml': stack(
        './parts/child.yaml',
        '      Parameters: {Vpc: !Ref Vpc, Zones: [a, b], Arn: !GetAtt A.Arn, Name: shop, Key: hunter2, Sub: !Sub "x-${Y}"}\n',
      ),
      'parts/child.yaml':
        'Parameters: {Vpc: {Type: String}, Key: {Type: String, NoEcho: true}}\nResources: {T: {Type: AWS::SNS::Topic}}\n',
    });
    expect(unitOf(set, 'parts/child.yaml')).to.deep.include({
      parent: 'root.yaml',
      supplied: {
        Vpc: '${Vpc}',
        Zones: 'a,b',
        Arn: '${A.Arn}',
        Name: 'shop',
        Key: '(sensitive)',
        Sub: 'x-${Y}',
      },
    });
    expect(set.refused).to.deep.equal([]);
  });

  it('are read too where only their parent was given', async () => {
    const set = await readFiles(
      {
        'a/root.yaml': stack('../b/child.yaml'),
        'b/child.yaml': stack('leaf.yaml'),
        'b/leaf.yaml': 'Resources: {T: {Type: AWS::SNS::Topic}}',
        'b/other.yaml': 'Resources: {T: {Type: AWS::SNS::Topic}}',
      },
      'a/root.yaml',
    );
    expect(set.units.map(({ id, parent }) => `${id} < ${parent ?? ''}`)).to.deep.equal([
      'a/root.yaml < ',
      'b/child.yaml < a/root.yaml',
      'b/leaf.yaml < b/child.yaml',
    ]);
  });

  it('that are not there are told, and those in buckets are left to the traps', async () => {
    const set = await readFiles({
      'root.yaml': stack('missing.yaml'),
      'far.yaml': stack('https://bucket.s3.amazonaws.com/child.yaml'),
      'put.yaml': stack('!Sub "${Bucket}/child.yaml"'),
    });
    expect(set.refused.map(({ what, where }) => `${formatLocation(where ?? '')} ${what}`)).to.deep.equal([
      'root.yaml:5:20 A nested template is not there; what it makes was not seen',
    ]);
  });

  it('that include each other are told, and end', async () => {
    const set = await readFiles({
      'a.yaml': stack('b.yaml'),
      'b.yaml': stack('c.yaml'),
      'c.yaml': stack('a.yaml'),
      'self.yaml': stack('self.yaml'),
    });
    expect(set.refused.map(({ got }) => got)).to.deep.equal([
      'a.yaml → b.yaml → c.yaml → a.yaml',
      'self.yaml → self.yaml',
    ]);
    expect(set.units).to.have.length(4);
  });
});

describe('Values for parameters', () => {
  const web =
    'Parameters: {Vpc: {Type: String}, Key: {Type: String, NoEcho: "true"}}\nResources: {T: {Type: AWS::SNS::Topic}}\n';

  it('come from the file that is named after the template, in any of its forms', async () => {
    const set = await readFiles({
      'web.yaml': web,
      'web.parameters.json': [
        { ParameterKey: 'Vpc', ParameterValue: 'vpc-1' },
        { ParameterKey: 'Key', ParameterValue: 'hunter2' },
        { ParameterKey: 'Old', UsePreviousValue: true },
      ],
      'db.yaml': web,
      'db-prod.json': { Parameters: { Vpc: 'vpc-2' } },
      'dns.yaml': web,
      'params/dns.json': ['Vpc=vpc-3'],
    });
    expect(set.units.map(({ id, supplied }) => [id, supplied])).to.deep.equal([
      ['db.yaml', { Vpc: 'vpc-2' }],
      ['dns.yaml', { Vpc: 'vpc-3' }],
      ['web.yaml', { Vpc: 'vpc-1', Key: '(sensitive)' }],
    ]);
  });

  it('come from a file beside that speaks of nothing else', async () => {
    const set = await readFiles({ 'web.yaml': web, 'parameters.json': { Parameters: { Vpc: 'vpc-1' } } });
    expect(unitOf(set, 'web.yaml').supplied).to.deep.equal({ Vpc: 'vpc-1' });
  });

  it('come from whoever asks, and theirs win', async () => {
    const files = { 'web.yaml': web, 'web.parameters.json': { Parameters: { Vpc: 'vpc-1' } } };
    const set = await readFiles(files, '.', { supplied: { '*': { Vpc: 'vpc-9', Other: 'x' } } });
    expect(unitOf(set, 'web.yaml').supplied).to.deep.equal({ Vpc: 'vpc-9' });
  });
});

describe('What CDK synthesises', () => {
  const assembly = {
    'cdk.out/manifest.json': {
      version: '48.0.0',
      artifacts: {
        'Shop.assets': { type: 'cdk:asset-manifest', properties: { file: 'Shop.assets.json' } },
        Shop: {
          type: 'aws:cloudformation:stack',
          environment: 'aws://111122223333/eu-west-1',
          properties: {
            templateFile: 'Shop.template.json',
            stackName: 'shop-prod',
            parameters: { Size: '2' },
          },
          dependencies: ['Shop.assets'],
        },
        Free: {
          type: 'aws:cloudformation:stack',
          environment: 'aws://unknown-account/unknown-region',
          properties: { templateFile: 'Free.template.json' },
        },
        Tree: { type: 'cdk:tree', properties: { file: 'tree.json' } },
      },
    },
    'cdk.out/Shop.assets.json': {
      version: '48.0.0',
      files: {
        c0de: {
          source: { path: 'ShopN.nested.template.json', packaging: 'file' },
          destinations: {
            here: {
              bucketName: 'cdk-hnb659fds-assets-111122223333-eu-west-1',
              objectKey: 'c0de.json',
              region: 'eu-west-1',
            },
          },
        },
      },
      dockerImages: {
        1: { destinations: { here: { repositoryName: 'cdk-hnb659fds-container-assets', imageTag: '1' } } },
      },
    },
    'cdk.out/Shop.template.json': {
      Resources: {
        N: {
          Type: 'AWS::CloudFormation::Stack',
          Properties: { TemplateURL: { 'Fn::Join': ['', ['https://s3/', 'bucket/c0de.json']] } },
        },
      },
    },
    'cdk.out/ShopN.nested.template.json': { Resources: { T: { Type: 'AWS::SNS::Topic' } } },
    'cdk.out/Free.template.json': { Resources: {} },
    'cdk.out/tree.json': { version: 'tree-0.1', tree: { 'aws:cdk:cloudformation:type': 'AWS::SNS::Topic' } },
    [`cdk.out/asset.${'0a'.repeat(32)}/template.yaml`]: 'Resources: {A: {Type: AWS::SNS::Topic}}',
  };

  it('has the names and pins of its manifest, and knows what has to be in the bootstrap bucket', async () => {
    const set = await readFiles(assembly);
    expect(set.units.map(({ id, format }) => `${id} ${format}`)).to.deep.equal([
      'Free cdk',
      'shop-prod cdk',
      'cdk.out/ShopN.nested.template.json cdk',
    ]);
    const pinned = { account: '111122223333', region: 'eu-west-1' };
    expect(unitOf(set, 'shop-prod')).to.deep.include({ pinned, supplied: { Size: '2' } });
    expect(unitOf(set, 'shop-prod').assets).to.deep.equal([
      {
        kind: 'file',
        place: 'cdk-hnb659fds-assets-111122223333-eu-west-1',
        key: 'c0de.json',
        region: 'eu-west-1',
        source: 'ShopN.nested.template.json',
      },
      { kind: 'image', place: 'cdk-hnb659fds-container-assets', key: '1' },
    ]);
    expect(unitOf(set, 'Free')).not.to.have.property('pinned');
    expect(unitOf(set, 'cdk.out/ShopN.nested.template.json')).to.deep.include({
      parent: 'shop-prod',
      pinned,
    });
    expect(set.refused).to.deep.equal([]);
  });

  it('is not whole where a template of its manifest is missing', async () => {
    const { 'cdk.out/Free.template.json': _gone, ...rest } = assembly;
    const set = await readFiles(rest);
    expect(set.refused.map(({ what, where }) => `${formatLocation(where ?? '')} ${what}`)).to.deep.equal([
      'cdk.out/Free.template.json The template of the stack Free is not there, or could not be read',
    ]);
  });
});

describe('What Elastic Beanstalk saves', () => {
  it('is found by namespace and name, from its file and from its API', async () => {
    const set = await readFiles({
      '.elasticbeanstalk/saved_configs/prod.cfg.yml':
        'EnvironmentConfigurationMetadata: {Description: x}\nOptionSettings:\n  aws:autoscaling:launchconfiguration:\n    EC2KeyName: ops\n  aws:elasticbeanstalk:application:environment:\n    DB_PASSWORD: hunter2\nPlatform: {PlatformArn: "arn:aws:elasticbeanstalk:us-east-1::platform/x"}\n',
      'described.json': {
        ConfigurationSettings: [
          {
            EnvironmentName: 'shop',
            OptionSettings: [
              { Namespace: 'aws:ec2:vpc', OptionName: 'VPCId', Value: 'vpc-1' },
              {
                Namespace: 'aws:elasticbeanstalk:application:environment',
                OptionName: 'API_KEY',
                Value: 'hunter2',
              },
            ],
          },
        ],
      },
    });
    const [saved, described] = set.units;
    const options = ['OptionSettings', 'aws:autoscaling:launchconfiguration', 'EC2KeyName'];
    expect(formatLocation(saved?.locate(options) ?? '')).to.equal(
      '.elasticbeanstalk/saved_configs/prod.cfg.yml:4:17',
    );
    expect(described?.resources.map(({ address, properties }) => [address, properties])).to.deep.equal([
      [
        'shop',
        {
          EnvironmentName: 'shop',
          OptionSettings: {
            'aws:ec2:vpc': { VPCId: 'vpc-1' },
            'aws:elasticbeanstalk:application:environment': { API_KEY: '(sensitive)' },
          },
        },
      ],
    ]);
    expect(JSON.stringify(set)).not.to.include('hunter2');
    const way = ['ConfigurationSettings', 0, 'OptionSettings', 'aws:ec2:vpc', 'VPCId'];
    expect(formatLocation(described?.locate(way) ?? '')).to.equal('described.json:1:127');
  });
});
