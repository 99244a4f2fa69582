import { expect } from 'chai';
import { items } from '../../../../lib/twin/services/dynamodb/items.ts';
import { Fault } from '../../../../lib/twin/service.ts';
import { faultOf, testWorld } from '../ec2/test-world.ts';
import { got, put, update, withTable } from './drill-table.ts';

const FAILED = 'ConditionalCheckFailedException: The conditional request failed';

describe('twin/services/dynamodb: items', () => {
  it('are put, read and deleted', () => {
    const here = withTable();
    expect(got(here, 'a')).to.equal(undefined);
    put(here, 'a', { n: { N: '1' } });
    expect(got(here, 'a')).to.deep.equal({ pk: { S: 'p' }, sk: { S: 'a' }, n: { N: '1' } });
    const Key = { pk: { S: 'p' }, sk: { S: 'a' } };
    const { Attributes } = items.DeleteItem({ TableName: 'drills', Key, ReturnValues: 'ALL_OLD' }, here);
    expect(Attributes?.['n']).to.deep.equal({ N: '1' });
    expect(got(here, 'a')).to.equal(undefined);
  });

  it('are taken by one of many writers when each asks that nobody has', () => {
    const here = withTable();
    const ConditionExpression = 'attribute_not_exists(pk)';
    put(here, 'lock', { holder: { S: 'one' } }, { ConditionExpression });
    expect(faultOf(() => put(here, 'lock', { holder: { S: 'two' } }, { ConditionExpression }))).to.equal(
      FAILED,
    );
    expect(got(here, 'lock')?.['holder']).to.deep.equal({ S: 'one' });
  });

  const item = { n: { N: '2' }, s: { S: 'text' }, yes: { BOOL: true } };
  const values = {
    ':1': { N: '1' },
    ':2': { N: '2.0' },
    ':t': { S: 'te' },
    ':s': { S: 'text' },
    ':yes': { BOOL: true },
  };
  for (const [expression, holds] of [
    ['attribute_exists(n)', true],
    ['attribute_exists(m)', false],
    ['attribute_not_exists(m)', true],
    ['n = :2', true],
    ['n <> :2', false],
    ['n > :1', true],
    ['n >= :2', true],
    ['n < :2', false],
    ['n <= :2', true],
    [':1 < n', true],
    ['m = :1', false],
    ['m <> :1', true],
    ['n < :s', false],
    ['yes = :yes', true],
    ['s = :s', true],
    ['s > :t', true],
    ['begins_with(s, :t)', true],
    ['begins_with(n, :t)', false],
    ['NOT n = :1', true],
    ['n = :1 OR n = :2', true],
    ['n = :1 AND n = :2 OR s = :s', true],
    ['n = :1 AND (n = :2 OR s = :s)', false],
    ['not (n = :1) and s = :s', true],
  ] as const)
    it(`${holds ? 'meet' : 'do not meet'} ${expression}`, () => {
      const here = withTable();
      put(here, 'a', item);
      const used = Object.entries(values).filter(([name]) => new RegExp(`${name}\\b`).test(expression));
      const parameters = {
        ConditionExpression: expression,
        ...(used.length === 0 ? {} : { ExpressionAttributeValues: Object.fromEntries(used) }),
      };
      expect(faultOf(() => put(here, 'a', item, parameters))).to.equal(holds ? 'no fault' : FAILED);
    });

  it('are set, added to and taken apart by updates, which see them as they were', () => {
    const here = withTable();
    put(here, 'a', { n: { N: '1' }, former: { S: 'x' } });
    const after = update(here, 'a', {
      UpdateExpression:
        'SET #s = :s, same = n, more = n + :2, initial = if_not_exists(n, :2) ADD n :2 REMOVE former',
      ExpressionAttributeNames: { '#s': 'status' },
      ExpressionAttributeValues: { ':s': { S: 'new' }, ':2': { N: '2' } },
      ReturnValues: 'ALL_NEW',
    });
    expect(after).to.deep.equal({
      pk: { S: 'p' },
      sk: { S: 'a' },
      n: { N: '3' },
      status: { S: 'new' },
      same: { N: '1' },
      more: { N: '3' },
      initial: { N: '1' },
    });
    const ExpressionAttributeValues = { ':1': { N: '1' } };
    const changed = update(here, 'new', {
      UpdateExpression: 'ADD serial :1',
      ExpressionAttributeValues,
      ReturnValues: 'UPDATED_NEW',
    });
    expect(changed).to.deep.equal({ serial: { N: '1' } });
    expect(got(here, 'new')).to.deep.equal({ pk: { S: 'p' }, sk: { S: 'new' }, serial: { N: '1' } });
  });

  it('stay as they are when the condition of an update fails, and can be shown then', () => {
    const here = withTable();
    put(here, 'a', { token: { N: '7' } });
    let thrown: unknown;
    try {
      update(here, 'a', {
        UpdateExpression: 'SET holder = :h',
        ConditionExpression: '#t = :6',
        ExpressionAttributeNames: { '#t': 'token' },
        ExpressionAttributeValues: { ':h': { S: 'me' }, ':6': { N: '6' } },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      });
    } catch (error) {
      thrown = error;
    }
    expect(thrown).to.be.instanceOf(Fault);
    expect((thrown as Fault).fields['Item']).to.deep.equal(got(here, 'a'));
    expect(got(here, 'a')).not.to.have.property('holder');
  });

  for (const [expression, why] of [
    ['contains(s, :1)', 'does not model "contains"'],
    ['size(s)', 'does not model "size"'],
    ['n BETWEEN :1 AND :1', 'does not model "BETWEEN"'],
    ['n IN (:1)', 'does not model "IN"'],
    ['m.n = :1', 'does not model "m.…"'],
    ['m[0] = :1', 'does not model "m[…"'],
    ['n = :1 XOR n = :1', 'does not model "XOR"'],
    ['status = :1', 'reserved keyword: status'],
    ['n = ', 'it ends too early'],
    ['n ? :1', 'Syntax error'],
    ['(n = :1', '")" is expected'],
    ['#n = :1', 'not defined; attribute name: #n'],
    ['n = :2', 'not defined; attribute value: :2'],
    ['attribute_exists(n)', 'unused in expressions: keys: {:1}'],
  ] as const)
    it(`refuse the condition ${expression}, and say why`, () => {
      const ExpressionAttributeValues = { ':1': { N: '1' } };
      const write = () =>
        put(withTable(), 'a', {}, { ConditionExpression: expression, ExpressionAttributeValues });
      expect(faultOf(write))
        .to.match(/^ValidationException: /)
        .and.include(why);
    });

  for (const [expression, why] of [
    ['DELETE tags :1', 'does not model "DELETE"'],
    ['SET n = list_append(n, :1)', 'does not model "list_append"'],
    ['SET n = :1, n = :1', 'overlap with each other'],
    ['SET sk = :1', 'This attribute is part of the key'],
    ['SET a = lost', 'does not exist in the item'],
    ['CHANGE n :1', 'near "CHANGE"'],
  ] as const)
    it(`refuse the update ${expression}, and say why`, () => {
      const named = expression.includes(':1') ? { ExpressionAttributeValues: { ':1': { N: '1' } } } : {};
      const write = () => update(withTable(), 'a', { UpdateExpression: expression, ...named });
      expect(faultOf(write))
        .to.match(/^ValidationException: /)
        .and.include(why);
    });

  it('need their keys, of the right type, and a table that is there', () => {
    const here = withTable();
    const write = (Item: object) => () => items.PutItem({ TableName: 'drills', Item: Item as never }, here);
    expect(faultOf(write({ pk: { S: 'p' } }))).to.include('Missing the key sk');
    expect(faultOf(write({ pk: { S: 'p' }, sk: { N: '1' } }))).to.include('expected: S actual: N');
    expect(faultOf(write({ pk: { S: '' }, sk: { S: '1' } }))).to.include('empty string value');
    const read = () => items.GetItem({ TableName: 'drills', Key: { pk: { S: 'p' } } }, here);
    expect(faultOf(read)).to.include('does not match the schema');
    expect(faultOf(() => got(testWorld(), 'a'))).to.match(/^ResourceNotFoundException: /);
  });

  it('refuse legacy parameters, and what would change the answer', () => {
    const here = withTable();
    for (const parameters of [{ Expected: {} }, { ReturnConsumedCapacity: 'TOTAL' }])
      expect(faultOf(() => put(here, 'a', {}, parameters))).to.include(Object.keys(parameters)[0]);
    expect(faultOf(() => put(here, 'a', {}, { ReturnValues: 'ALL_NEW' }))).to.include('Return values');
  });
});
