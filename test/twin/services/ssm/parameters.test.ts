import type { PutParameterRequest } from '@aws-sdk/client-ssm';
import { expect } from 'chai';
import { readParameters } from '../../../../lib/twin/services/ssm/read-parameters.ts';
import { tags } from '../../../../lib/twin/services/ssm/tags.ts';
import { writeParameters } from '../../../../lib/twin/services/ssm/write-parameters.ts';
import { everyPage, faultOf, type TestWorld, testWorld } from '../ec2/test-world.ts';

describe('twin/services/ssm: parameters', () => {
  it('are put and read by name, by ARN and by their newest version', () => {
    const here = testWorld();
    expect(put(here, '/shop/a')).to.equal(1);
    const arn = 'arn:aws:ssm:eu-west-1:111122223333:parameter/shop/a';
    for (const Name of ['/shop/a', arn, '/shop/a:1']) {
      const { Parameter } = readParameters.GetParameter({ Name }, here);
      expect(Parameter).to.deep.include({
        Name: '/shop/a',
        Value: 'v',
        Version: 1,
        Type: 'String',
        ARN: arn,
      });
    }
    expect(faultOf(() => readParameters.GetParameter({ Name: '/shop/b' }, here))).to.equal(
      'ParameterNotFound: Parameter /shop/b not found.',
    );
  });

  it('are made by one of many writers, and overwritten by who asks for it', () => {
    const here = testWorld();
    put(here, '/shop/a');
    expect(faultOf(() => put(here, '/shop/a', { Value: 'w' }))).to.match(/^ParameterAlreadyExists: /);
    expect(put(here, '/shop/a', { Value: 'w', Overwrite: true })).to.equal(2);
    expect(readParameters.GetParameter({ Name: '/shop/a' }, here).Parameter?.Value).to.equal('w');
    expect(faultOf(() => readParameters.GetParameter({ Name: '/shop/a:1' }, here))).to.match(
      /^ParameterNotFound/,
    );
  });

  it('that are secret are told only to who asks for them in the clear', () => {
    const here = testWorld();
    put(here, '/shop/secret', { Type: 'SecureString', Value: 'hush' });
    const value = (WithDecryption?: boolean) =>
      readParameters.GetParameter({ Name: '/shop/secret', WithDecryption }, here).Parameter?.Value;
    expect(value()).not.to.include('hush');
    expect(value(true)).to.equal('hush');
    expect(readParameters.DescribeParameters({}, here).Parameters?.[0]?.KeyId).to.equal('alias/aws/ssm');
  });

  it('are read many at a time, and names that are not there are told apart', () => {
    const here = testWorld();
    put(here, 'plain');
    const { Parameters, InvalidParameters } = readParameters.GetParameters({ Names: ['plain', '/no'] }, here);
    expect(Parameters?.map(({ Name, ARN }) => [Name, ARN])).to.deep.equal([
      ['plain', 'arn:aws:ssm:eu-west-1:111122223333:parameter/plain'],
    ]);
    expect(InvalidParameters).to.deep.equal(['/no']);
  });

  it('are listed below a path, and further down where asked, over small pages', () => {
    const here = testWorld();
    for (const name of ['/shop/a', '/shop/b', '/shop/c', '/shop/deep/d', '/shopping/e']) put(here, name);
    const below = (Recursive: boolean) =>
      everyPage((NextToken) => {
        const page = readParameters.GetParametersByPath({ Path: '/shop', Recursive, NextToken }, here);
        return { items: page.Parameters ?? [], next: page.NextToken };
      }).map((page) => page.map(({ Name }) => Name));
    expect(below(false)).to.deep.equal([['/shop/a', '/shop/b'], ['/shop/c']]);
    expect(below(true).flat()).to.deep.equal(['/shop/a', '/shop/b', '/shop/c', '/shop/deep/d']);
    expect(readParameters.DescribeParameters({ MaxResults: 1 }, here).NextToken).to.be.a('string');
  });

  it('are deleted once', () => {
    const here = testWorld();
    put(here, '/shop/a');
    const gone = () => writeParameters.DeleteParameter({ Name: '/shop/a' }, here);
    gone();
    expect(faultOf(gone)).to.match(/^ParameterNotFound: /);
  });

  it('take tags, but not together with a new value', () => {
    const here = testWorld();
    const Tags = [{ Key: 'owner', Value: 'me' }];
    put(here, '/shop/a', { Tags });
    expect(faultOf(() => put(here, '/shop/a', { Tags, Overwrite: true }))).to.include('used together');
    const resource = { ResourceType: 'Parameter', ResourceId: '/shop/a' } as const;
    tags.AddTagsToResource({ ...resource, Tags: [{ Key: 'more', Value: '1' }] }, here);
    tags.RemoveTagsFromResource({ ...resource, TagKeys: ['more'] }, here);
    expect(tags.ListTagsForResource(resource, here).TagList).to.deep.equal(Tags);
    expect(faultOf(() => tags.ListTagsForResource({ ...resource, ResourceId: '/no' }, here))).to.match(
      /^InvalidResourceId: /,
    );
  });

  for (const [what, name, changes, code] of [
    ['without a type', '/a', { Type: undefined }, 'ValidationException: A parameter type'],
    ['with nothing in them', '/a', { Value: '' }, 'ValidationException: Standard tier'],
    ['that are too long', '/a', { Value: 'x'.repeat(4_097) }, 'ValidationException: Standard tier'],
    ['with a path that is not whole', 'a/b', {}, 'ValidationException: Parameter name must be'],
    ['with a name of AWS', '/aws/a', {}, 'AccessDeniedException: No access'],
    ['with signs in their name', '/a b', {}, 'ValidationException: Parameter name'],
    ['of another tier', '/a', { Tier: 'Advanced' }, 'ValidationException: The twin does not model the tier'],
    ['unlike their pattern', '/a', { AllowedPattern: '^\\d+$' }, 'ParameterPatternMismatchException'],
  ] as const)
    it(`are refused ${what}`, () => {
      expect(faultOf(() => put(testWorld(), name, changes as object))).to.include(code);
    });
});

function put(here: TestWorld, Name: string, changes: Partial<PutParameterRequest> = {}): number | undefined {
  return writeParameters.PutParameter({ Name, Type: 'String', Value: 'v', ...changes }, here).Version;
}
