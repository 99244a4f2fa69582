import { expect } from 'chai';
import {
  dynamicReferences,
  intrinsicOf,
  isTemplate,
  type Path,
  subPieces,
  textOf,
  walk,
} from '../../lib/syntax/index.ts';

describe('The string of Fn::Sub', () => {
  it('comes apart into literals and references', () => {
    expect(subPieces('arn:${AWS::Partition}:s3:::${Bucket}/*')).to.deep.equal([
      { kind: 'literal', text: 'arn:', start: 0, end: 4 },
      { kind: 'reference', name: 'AWS::Partition', start: 4, end: 21 },
      { kind: 'literal', text: ':s3:::', start: 21, end: 27 },
      { kind: 'reference', name: 'Bucket', start: 27, end: 36 },
      { kind: 'literal', text: '/*', start: 36, end: 38 },
    ]);
  });

  it('holds literals in braces, attributes, and braces that are never closed', () => {
    expect(subPieces('${!HOME} ${ Db.Endpoint.Port } ${open')).to.deep.equal([
      { kind: 'literal', text: '${HOME}', start: 0, end: 8 },
      { kind: 'literal', text: ' ', start: 8, end: 9 },
      { kind: 'reference', name: 'Db.Endpoint.Port', start: 9, end: 30 },
      { kind: 'literal', text: ' ${open', start: 30, end: 37 },
    ]);
    expect(subPieces('')).to.deep.equal([]);
  });
});

describe('Dynamic references', () => {
  it('are taken apart by service', () => {
    const text =
      'a {{resolve:ssm:/shop/ami:3}} {{resolve:ssm-secure:/shop/key}} {{resolve:secretsmanager:shop/db:SecretString:password}}';
    expect(dynamicReferences(text).map(({ start: _s, end: _e, ...rest }) => rest)).to.deep.equal([
      { service: 'ssm', name: '/shop/ami', version: '3' },
      { service: 'ssm-secure', name: '/shop/key' },
      { service: 'secretsmanager', name: 'shop/db', jsonKey: 'password' },
    ]);
    const [first] = dynamicReferences(text);
    expect(text.slice(first?.start, first?.end)).to.equal('{{resolve:ssm:/shop/ami:3}}');
  });

  it('may name an ARN, and hold references of Fn::Sub', () => {
    const arn = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf';
    expect(dynamicReferences(`{{resolve:secretsmanager:${arn}:SecretString:p:AWSCURRENT}}`)[0]).to.include({
      service: 'secretsmanager',
      name: arn,
      jsonKey: 'p',
    });
    expect(dynamicReferences('{{resolve:secretsmanager:${Secret}:SecretString:user}}')[0]).to.include({
      name: '${Secret}',
      jsonKey: 'user',
    });
    expect(dynamicReferences('{{resolve:ssm:${Name}}}')[0]).to.include({ name: '${Name}' });
    expect(dynamicReferences('{{resolve:other:x}} and {{ resolve }}')).to.deep.equal([]);
  });
});

describe('An intrinsic function', () => {
  it('is a map with one key that says so', () => {
    expect(intrinsicOf({ Ref: 'A' })).to.deep.equal({ name: 'Ref', argument: 'A' });
    expect(intrinsicOf({ 'Fn::GetAZs': '' })).to.deep.equal({ name: 'Fn::GetAZs', argument: '' });
    expect(intrinsicOf({ Condition: 'A' })).to.deep.equal({ name: 'Condition', argument: 'A' });
    for (const other of [
      { Condition: { StringEquals: {} } },
      { Ref: 'A', X: 1 },
      { A: 1 },
      [],
      'Ref',
      null,
      undefined,
    ])
      expect(intrinsicOf(other)).to.equal(undefined);
  });
});

describe('A text that is meant to be a template', () => {
  it('is told, though it may be broken', () => {
    for (const text of [
      'AWSTemplateFormatVersion: 2010-09-09\n',
      "'AWSTemplateFormatVersion' : '2010-09-09'",
      '{ "AWSTemplateFormatVersion": "2010-09-09" ',
      'Resources:\n  A:\n    Type: AWS::S3::Bucket\n    x: [',
      '{"Resources": {"A": {"Type": "AWS::S3::Bucket"',
      'Resources:\n  A: {Type: Acme::Thing::One::MODULE}',
    ])
      expect(isTemplate(text), text).to.equal(true);
    for (const text of [
      'services:\n  web: {image: nginx}',
      'resources:\n  Resources:\n    A: {Type: x}\n',
      'kind: Deployment\nspec: {Resources: {}}',
      '',
    ])
      expect(isTemplate(text), text).to.equal(false);
  });
});

describe('Walking a value', () => {
  it('meets everything in the order in which it is written, and leaves out what it is told to', () => {
    const met: Path[] = [];
    walk({ a: [1, { b: 2 }], c: { d: 3 } }, (_value, path) => {
      met.push(path);
      return path[0] !== 'c';
    });
    expect(met).to.deep.equal([[], ['a'], ['a', 0], ['a', 1], ['a', 1, 'b'], ['c']]);
  });

  it('tells any value as a text', () => {
    expect([undefined, null, 'a', 5, true, { a: 1 }].map(textOf)).to.deep.equal([
      '',
      '',
      'a',
      '5',
      'true',
      '{"a":1}',
    ]);
  });
});
