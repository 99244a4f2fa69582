import { expect } from 'chai';
import { unsureOutputs } from '../../../lib/rebuild/stacks/unsure-outputs.ts';
import { readTemplate } from '../../../lib/syntax/index.ts';

const RESOURCES = `Resources:
  Web: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer }
  Name: { Type: AWS::Route53::RecordSet }
Outputs:
`;

const stackOf = (name: string, value: string) => ({
  name,
  body: readTemplate(`${RESOURCES}  Door: { Value: ${value} }\n`, 'shop.yaml').body,
});

describe('an output of which nobody can tell that it leads to the copy', () => {
  for (const value of [
    '!GetAtt Web.DNSName',
    '"Fn::GetAtt": [Web, DNSName]',
    '!Sub "${Web.DNSName}:8080"',
    '!Join ["", ["http://", !GetAtt Web.DNSName]]',
    '!ImportValue shop-door',
  ])
    it(`is none that comes from what is made: ${value}`, () => {
      const value_ = value.startsWith('"Fn') ? `{ ${value} }` : value;
      expect(unsureOutputs([stackOf('shop', value_)])).to.deep.equal({});
    });

  for (const value of [
    'shop.example.com',
    '!Ref Name',
    '!Sub "www.${AWS::Region}.example.com"',
    '!Ref Domain',
  ])
    it(`is one that the original may have too: ${value}`, () => {
      expect(unsureOutputs([stackOf('shop', value)])['Door']).to.include('the original may have answered');
    });

  it('is one that two stacks have', () => {
    const found = unsureOutputs([
      stackOf('one', '!GetAtt Web.DNSName'),
      stackOf('two', '!GetAtt Web.DNSName'),
    ]);
    expect(found['Door']).to.equal('stacks one and two both have an output Door');
  });
});
