import { expect } from 'chai';
import { query } from '../../../../lib/twin/services/dynamodb/query.ts';
import { tables } from '../../../../lib/twin/services/dynamodb/tables.ts';
import { tags } from '../../../../lib/twin/services/dynamodb/tags.ts';
import { faultOf, type TestWorld, testWorld, wide } from '../ec2/test-world.ts';
import { got, put, withTable } from './drill-table.ts';

describe('twin/services/dynamodb: tables', () => {
  it('are creating for a moment, then active, and deleting for another', () => {
    const here = testWorld();
    create(here, 'one');
    const status = () => tables.DescribeTable({ TableName: 'one' }, here).Table?.TableStatus;
    expect(status()).to.equal('CREATING');
    here.pass(10);
    expect(status()).to.equal('ACTIVE');
    tables.DeleteTable({ TableName: 'one' }, here);
    expect(status()).to.equal('DELETING');
    here.pass(10);
    expect(faultOf(status)).to.equal(
      'ResourceNotFoundException: Requested resource not found: Table: one not found',
    );
  });

  it('take their items with them', () => {
    const here = withTable();
    put(here, 'a');
    expect(tables.DescribeTable({ TableName: 'drills' }, here).Table?.ItemCount).to.equal(1);
    tables.DeleteTable({ TableName: 'drills' }, here);
    here.pass(10);
    create(here, 'drills', 'sk');
    here.pass(10);
    expect(got(here, 'a')).to.equal(undefined);
  });

  it('are listed page by page, each from the last name of the one before', () => {
    const here = testWorld();
    for (const name of ['three', 'one', 'two']) create(here, name);
    const first = tables.ListTables({}, here);
    expect(first).to.deep.equal({ TableNames: ['one', 'three'], LastEvaluatedTableName: 'three' });
    const ExclusiveStartTableName = first.LastEvaluatedTableName;
    expect(tables.ListTables({ ExclusiveStartTableName }, here)).to.deep.equal({ TableNames: ['two'] });
  });

  it('are refused twice, without keys, with indexes, and deleted while protected', () => {
    const here = testWorld();
    create(here, 'one');
    expect(faultOf(() => create(here, 'one'))).to.match(/^ResourceInUseException: /);
    expect(faultOf(() => create(here, 'two', undefined, { KeySchema: [] }))).to.include('Invalid KeySchema');
    expect(faultOf(() => create(here, 'two', undefined, { AttributeDefinitions: [] }))).to.include(
      'does not exactly match',
    );
    expect(faultOf(() => create(here, 'two', undefined, { GlobalSecondaryIndexes: [] }))).to.include(
      'GlobalSecondaryIndexes',
    );
    create(here, 'kept', undefined, { DeletionProtectionEnabled: true });
    expect(faultOf(() => tables.DeleteTable({ TableName: 'kept' }, here))).to.include(
      'protected against deletion',
    );
  });

  it('take tags', () => {
    const here = withTable();
    const ResourceArn = 'arn:aws:dynamodb:eu-west-1:111122223333:table/drills';
    tags.TagResource(
      {
        ResourceArn,
        Tags: [
          { Key: 'a', Value: '1' },
          { Key: 'b', Value: '2' },
        ],
      },
      here,
    );
    tags.UntagResource({ ResourceArn, TagKeys: ['a'] }, here);
    expect(tags.ListTagsOfResource({ ResourceArn }, here).Tags).to.deep.equal([{ Key: 'b', Value: '2' }]);
  });
});

describe('twin/services/dynamodb: queries', () => {
  it('give the items of one partition in the order of their sort key', () => {
    const here = wide(filled());
    expect(keys(here)).to.deep.equal(['lock', 'step#1', 'step#2', 'step#3']);
    expect(keys(here, { ScanIndexForward: false })[0]).to.equal('step#3');
    expect(keys(here, on('begins_with(sk, :s)', 'step#'))).to.deep.equal(['step#1', 'step#2', 'step#3']);
    expect(keys(here, on('sk > :s', 'step#1'))).to.deep.equal(['step#2', 'step#3']);
    expect(keys(here, on('sk = :s', 'lock'))).to.deep.equal(['lock']);
  });

  it('filter after a page is cut, and go on from its last key', () => {
    const here = filled();
    const filter = { FilterExpression: 'attribute_exists(n)' };
    const first = query({ ...BASE, ...filter }, here);
    expect([first.Count, first.ScannedCount]).to.deep.equal([1, 2]);
    expect(first.LastEvaluatedKey).to.deep.equal({ pk: { S: 'p' }, sk: { S: 'step#1' } });
    const second = query({ ...BASE, ...filter, ExclusiveStartKey: first.LastEvaluatedKey }, here);
    expect(second.Items?.map(({ sk }) => sk?.S)).to.deep.equal(['step#2', 'step#3']);
    expect(second.LastEvaluatedKey).to.equal(undefined);
  });

  for (const [expression, why] of [
    ['sk = :p', 'missed key schema element: pk'],
    ['pk = :p AND n = :p', 'not supported'],
    ['pk = :p AND sk BETWEEN :p AND :p', 'does not model "BETWEEN"'],
    ['pk > :p', 'missed key schema element: pk'],
    ['pk = :p OR sk = :p', 'does not model "OR"'],
  ] as const)
    it(`refuse ${expression}, and say why`, () => {
      expect(faultOf(() => query({ ...BASE, KeyConditionExpression: expression }, filled()))).to.include(why);
    });

  it('refuse an index and a projection by name', () => {
    for (const parameter of [{ IndexName: 'other' }, { ProjectionExpression: 'pk' }])
      expect(faultOf(() => query({ ...BASE, ...parameter }, filled()))).to.include(
        'does not model the parameter',
      );
  });
});

const BASE = {
  TableName: 'drills',
  KeyConditionExpression: 'pk = :p',
  ExpressionAttributeValues: { ':p': { S: 'p' } },
};

function on(condition: string, text: string) {
  return {
    KeyConditionExpression: `pk = :p AND ${condition}`,
    ExpressionAttributeValues: { ':p': { S: 'p' }, ':s': { S: text } },
  };
}

function keys(here: TestWorld, parameters: object = {}): (string | undefined)[] {
  return (query({ ...BASE, ...parameters }, here).Items ?? []).map(({ sk }) => sk?.S);
}

function filled(): TestWorld {
  const here = withTable();
  for (const step of ['3', '1', '2']) put(here, `step#${step}`, { n: { N: step } });
  put(here, 'lock');
  put(here, 'lock', { pk: { S: 'other' } });
  return here;
}

function create(here: TestWorld, TableName: string, range?: string, changes: object = {}): void {
  const names = ['pk', ...(range === undefined ? [] : [range])];
  tables.CreateTable(
    {
      TableName,
      AttributeDefinitions: names.map((AttributeName) => ({ AttributeName, AttributeType: 'S' as const })),
      KeySchema: names.map((AttributeName, index) => ({
        AttributeName,
        KeyType: index === 0 ? 'HASH' : 'RANGE',
      })),
      BillingMode: 'PAY_PER_REQUEST',
      ...changes,
    },
    here,
  );
}
