import { expect } from 'chai';
import { readTemplate } from '../../../lib/syntax/index.ts';
import type { IacUnit } from '../../../lib/iac/index.ts';
import { drillCopy } from '../../../lib/rebuild/stacks/drill-copy.ts';

function copyOf(resources: string) {
  const template = readTemplate(`Resources:\n${resources}`, 'shop.yaml');
  const section = template.body['Resources'] as Record<string, { Type: string }>;
  const unit: IacUnit = {
    id: 'shop',
    format: 'cloudformation',
    file: 'shop.yaml',
    body: template.body,
    locate: template.locate,
    template,
    supplied: {},
    resources: Object.entries(section).map(([address, { Type }]) => ({
      address,
      type: Type,
      properties: {},
      path: ['Resources', address],
      propertiesPath: ['Resources', address, 'Properties'],
    })),
  };
  const copy = drillCopy(unit);
  return { ...copy, resources: (JSON.parse(copy.body) as { Resources: Record<string, unknown> }).Resources };
}

describe('the copy of a template that a drill deploys', () => {
  it('can be taken away again, whatever the template keeps or protects, and says so', () => {
    const { resources, changes } = copyOf(`  Db:
    Type: AWS::RDS::DBInstance
    DeletionPolicy: Snapshot
    UpdateReplacePolicy: Retain
    Properties: { DeletionProtection: true, Engine: postgres }
`);
    expect(resources['Db']).to.deep.equal({
      Type: 'AWS::RDS::DBInstance',
      DeletionPolicy: 'Delete',
      UpdateReplacePolicy: 'Delete',
      Properties: { DeletionProtection: false, Engine: 'postgres' },
    });
    expect(changes).to.deep.equal([
      'Db: DeletionPolicy and UpdateReplacePolicy "Snapshot" → Delete',
      'Db: DeletionProtection off',
    ]);
  });

  it('leaves no snapshot of a database behind, which CloudFormation takes where no policy says anything', () => {
    const { resources, changes } = copyOf(
      '  Db: { Type: AWS::RDS::DBInstance, Properties: { Engine: postgres } }\n',
    );
    expect(resources['Db']).to.have.property('DeletionPolicy', 'Delete');
    expect(changes.join()).to.include('would leave a snapshot');
  });

  it('tells of nested stacks, whose templates are neither read nor kept still', () => {
    const { waysOut } = copyOf(
      '  Child: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: "https://b/c" } }\n',
    );
    expect(waysOut).to.deep.equal(['Child (AWS::CloudFormation::Stack)']);
  });

  it('keeps still what would act by itself', () => {
    const { resources, changes } = copyOf(`  Nightly:
    Type: AWS::Events::Rule
    Properties: { ScheduleExpression: rate(1 day), State: ENABLED }
`);
    expect(resources['Nightly']).to.have.nested.property('Properties.State', 'DISABLED');
    expect(changes).to.have.length(1);
  });

  it('is the template itself where nothing stands in the way, short forms made long', () => {
    const { resources, changes, waysOut, capabilities } = copyOf(`  Topic:
    Type: AWS::SNS::Topic
    Properties: { TopicName: !Sub "\${AWS::StackName}-events" }
`);
    expect(resources).to.deep.equal({
      Topic: {
        Type: 'AWS::SNS::Topic',
        Properties: { TopicName: { 'Fn::Sub': '${AWS::StackName}-events' } },
      },
    });
    expect({ changes, waysOut, capabilities }).to.deep.equal({ changes: [], waysOut: [], capabilities: [] });
  });

  it('tells by what it could reach the world, and which capabilities it asks for', () => {
    const { waysOut, capabilities } = copyOf(`  Gateway: { Type: AWS::EC2::InternetGateway }
  Role: { Type: AWS::IAM::Role }
`);
    expect(waysOut).to.deep.equal(['Gateway (AWS::EC2::InternetGateway)']);
    expect(capabilities).to.deep.equal(['CAPABILITY_NAMED_IAM']);
  });
});
