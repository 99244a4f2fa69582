import { expect } from 'chai';
import { refusal, stackWorld } from './stack-world.ts';

const word = (value: unknown, more: object = {}) => ({
  Type: 'AWS::SSM::Parameter',
  Properties: { Name: '/word', Type: 'String', Value: value },
  ...more,
});

/** What the value of a parameter comes to, by a stack that is really made. */
async function evaluated(value: unknown, template: object = {}, Parameters: object[] = []): Promise<string> {
  const world = stackWorld();
  await world.create('s', { ...template, Resources: { Word: word(value) } }, { Parameters });
  const status = await world.settle('s');
  if (status !== 'CREATE_COMPLETE')
    return (await world.events('s')).find((line) => line.includes('FAILED')) ?? status;
  return (
    world.here.world.table('ssm.parameter', world.here.account, world.here.region).get('/word')?.value ?? ''
  );
}

const FUNCTIONS: readonly (readonly [what: string, value: unknown, comesTo: string])[] = [
  ['Fn::Join', { 'Fn::Join': ['-', ['a', { Ref: 'AWS::Region' }]] }, 'a-eu-west-1'],
  ['Fn::Split and Fn::Select', { 'Fn::Select': ['1', { 'Fn::Split': ['|', 'a|b|c'] }] }, 'b'],
  [
    'Fn::Sub',
    { 'Fn::Sub': ['${x} in ${AWS::AccountId}, ${!y}', { x: 'here' }] },
    'here in 111122223333, ${y}',
  ],
  ['Fn::Base64', { 'Fn::Base64': 'hi' }, 'aGk='],
  ['Fn::Cidr', { 'Fn::Select': [3, { 'Fn::Cidr': ['10.0.0.0/16', 4, 8] }] }, '10.0.3.0/24'],
  ['Fn::GetAZs', { 'Fn::Select': [2, { 'Fn::GetAZs': 'eu-central-1' }] }, 'eu-central-1c'],
  ['Fn::FindInMap', { 'Fn::FindInMap': ['Sizes', { Ref: 'AWS::Region' }, 'small'] }, 't4g'],
  ['Fn::If', { 'Fn::If': ['IsProd', 'yes', { 'Fn::If': ['IsOther', 'other', 'no'] }] }, 'other'],
];

const TEMPLATE = {
  Parameters: {
    Stage: { Type: 'String', Default: 'test', AllowedValues: ['test', 'prod'] },
    Count: { Type: 'Number', Default: 2, MinValue: 1, MaxValue: 3 },
    Secret: { Type: 'String', NoEcho: true, Default: 'hush' },
  },
  Mappings: { Sizes: { 'eu-west-1': { small: 't4g' } } },
  Conditions: {
    IsProd: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] },
    IsOther: {
      'Fn::And': [
        { 'Fn::Not': [{ Condition: 'IsProd' }] },
        { 'Fn::Or': [{ Condition: 'IsProd' }, { 'Fn::Equals': ['a', 'a'] }] },
      ],
    },
  },
};

const REFUSED: readonly (readonly [what: string, template: object, why: RegExp])[] = [
  [
    'a cycle',
    { Resources: { A: word({ Ref: 'B' }), B: word({ Ref: 'A' }), C: word({ Ref: 'A' }) } },
    /^ValidationError: Circular dependency between resources: \[A, B\]$/,
  ],
  [
    'a reference to nothing',
    { Resources: { A: word({ Ref: 'Nobody' }) } },
    /Unresolved resource dependencies \[Nobody\] in the Resources block of the template$/,
  ],
  [
    'an attribute that is not there',
    { Resources: { A: word('a'), B: word({ 'Fn::GetAtt': ['A', 'Colour'] }) } },
    /resource A does not support attribute type Colour in Fn::GetAtt$/,
  ],
  [
    'a type that the twin lacks',
    { Resources: { A: { Type: 'AWS::Lambda::Function' } } },
    /Resource type AWS::Lambda::Function is not supported by the embedded AWS \(A\)$/,
  ],
  [
    'a property that the twin lacks',
    {
      Resources: {
        A: { Type: 'AWS::SSM::Parameter', Properties: { Type: 'String', Value: 'a', Policies: 'p' } },
      },
    },
    /Property AWS::SSM::Parameter\.Policies is not supported by the embedded AWS \(A\)$/,
  ],
  [
    'a property of an object that the twin lacks',
    {
      Resources: {
        A: {
          Type: 'AWS::EC2::Instance',
          Properties: { ImageId: 'ami-1', BlockDeviceMappings: [{ DeviceName: 'd', VirtualName: 'v' }] },
        },
      },
    },
    /Property AWS::EC2::Instance\.BlockDeviceMappings\.VirtualName is not supported/,
  ],
  [
    'a required property that is missing',
    { Resources: { A: { Type: 'AWS::SSM::Parameter', Properties: { Type: 'String' } } } },
    /Properties validation failed for resource A with message: \[#: required key \[Value\] not found\]/,
  ],
  [
    'rights that nobody acknowledged',
    {
      Resources: {
        A: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'r', AssumeRolePolicyDocument: {} } },
      },
    },
    /^InsufficientCapabilitiesException: Requires capabilities : \[CAPABILITY_NAMED_IAM\]$/,
  ],
  [
    'an attribute of a resource that the twin lacks',
    { Resources: { A: word('a', { CreationPolicy: {} }) } },
    /Resource attribute CreationPolicy of A is not supported by the embedded AWS/,
  ],
  [
    'too large a body',
    { Description: 'x'.repeat(52_000), Resources: { A: word('a') } },
    /Member must have length less than or equal to 51200$/,
  ],
];

describe('twin/services/cloudformation: the template language', () => {
  for (const [what, value, comesTo] of FUNCTIONS)
    it(`evaluates ${what}`, async () => {
      expect(await evaluated(value, TEMPLATE)).to.equal(comesTo);
    });

  for (const [what, template, why] of REFUSED)
    it(`refuses ${what} before anything is made`, async () => {
      const world = stackWorld();
      expect(await refusal(world.create('s', template))).to.match(why);
      expect(await refusal(world.settle('s'))).to.match(/does not exist$/);
    });

  it('takes the values of parameters that their rules allow', async () => {
    const ask = (ParameterKey: string, ParameterValue: string) =>
      refusal(evaluated('a', TEMPLATE, [{ ParameterKey, ParameterValue }]));
    expect(await ask('Stage', 'prod')).to.equal('no fault');
    expect(await ask('Stage', 'dev')).to.equal(
      "ValidationError: Parameter 'Stage' must be one of AllowedValues",
    );
    expect(await ask('Count', '4')).to.equal(
      "ValidationError: Parameter 'Count' must be a number not greater than 3",
    );
    expect(await ask('Nobody', 'x')).to.equal(
      'ValidationError: Parameters: [Nobody] do not exist in the template',
    );
  });

  it('keeps the value of a secret parameter to itself', async () => {
    const world = stackWorld();
    await world.create('s', { ...TEMPLATE, Resources: { Word: word('a') } });
    const { Stacks } = await world.call<{ Stacks: { Parameters: object[] }[] }>('DescribeStacks', {
      StackName: 's',
    });
    expect(Stacks[0]?.Parameters).to.deep.include({ ParameterKey: 'Secret', ParameterValue: '****' });
  });

  it('keeps what its policy keeps, and leaves out what a condition leaves out', async () => {
    const world = stackWorld();
    const id = await world.create('s', {
      Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } },
      Resources: {
        Kept: word('a', { DeletionPolicy: 'Retain' }),
        Left: { ...word('b'), Condition: 'Never' },
      },
    });
    await world.settle('s');
    await world.call('DeleteStack', { StackName: 's' });
    expect(await world.settle(id)).to.equal('DELETE_COMPLETE');
    expect(await world.events(id)).to.include('Kept DELETE_SKIPPED');
    expect(
      world.here.world.table('ssm.parameter', world.here.account, world.here.region).has('/word'),
    ).to.equal(true);
  });
});
