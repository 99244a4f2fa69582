import { expect } from 'chai';
import { all, HOME, NOW, sandboxAt, SHOP, standingClock } from './shop.ts';

interface Alarm {
  readonly AlarmName: string;
  readonly StateValue: string;
}

describe('the sandbox, for drills', () => {
  it('has a table for the lock and the journal, with the keys pk and sk', async () => {
    const twin = await sandboxAt(NOW);
    const { Table } = (await twin.invoke({
      service: 'dynamodb',
      operation: 'DescribeTable',
      account: SHOP,
      region: HOME,
      input: { TableName: 'landfall-drills' },
    })) as { Table: { TableStatus: string; KeySchema: object[] } };
    expect(Table.TableStatus).to.equal('ACTIVE');
    expect(Table.KeySchema).to.deep.equal([
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ]);
  });

  it('consents to its own scenarios for a year', async () => {
    const twin = await sandboxAt(NOW);
    const { Parameter } = (await twin.invoke({
      service: 'ssm',
      operation: 'GetParameter',
      account: SHOP,
      region: HOME,
      input: { Name: '/landfall/consent' },
    })) as { Parameter: { Value: string } };
    const consent = JSON.parse(Parameter.Value) as Record<string, unknown>;
    expect(consent).to.include({ stage: 'sandbox', expires: '2027-11-24T12:40:00.000Z' });
    expect(consent['scenarios']).to.include.members(['az-loss', 'db-failover', 'dns-health-check']);
  });

  it('is woken by alarms that are quiet while all is well, and see when it is not', async () => {
    const clock = standingClock(NOW);
    const twin = await sandboxAt(NOW, clock);
    const alarms = async (region: string) => {
      const found = await all<Alarm>(twin, ['monitoring', 'DescribeAlarms'], SHOP, region);
      return Object.fromEntries(found.map(({ AlarmName, StateValue }) => [AlarmName, StateValue]));
    };
    expect(await alarms(HOME)).to.deep.equal({
      'catalogue-web-healthy-hosts': 'OK',
      'catalogue-web-zone-lost': 'OK',
      'orders-web-healthy-hosts': 'OK',
      'orders-web-zone-lost': 'OK',
    });
    expect(await alarms('us-east-1')).to.deep.equal({ 'orders-front-door': 'OK' });
    const servers = await all<{ Instances: { InstanceId: string; Tags: { Value: string }[] }[] }>(
      twin,
      ['ec2', 'DescribeInstances'],
      SHOP,
      HOME,
    );
    const ofOrders = servers
      .flatMap(({ Instances }) => Instances)
      .filter(({ Tags }) => Tags.some(({ Value }) => Value === 'orders'));
    await twin.invoke({
      service: 'ec2',
      operation: 'StopInstances',
      account: SHOP,
      region: HOME,
      input: { InstanceIds: ofOrders.map(({ InstanceId }) => InstanceId) },
    });
    for (let second = 0; second < 20; second += 1) {
      clock.pass(1);
      await Promise.all([alarms(HOME), alarms('us-east-1')]);
    }
    expect(await alarms(HOME)).to.include({
      'orders-web-healthy-hosts': 'ALARM',
      'orders-web-zone-lost': 'ALARM',
    });
    expect(await alarms('us-east-1')).to.deep.equal({ 'orders-front-door': 'ALARM' });
  });

  it('has a role that FIS may take on, and one that drills', async () => {
    const { world } = await sandboxAt(NOW);
    const roles = world.table('iam.role', SHOP, 'global');
    expect(roles.get('landfall-fis')?.trustsServices).to.deep.equal(['fis.amazonaws.com']);
    expect(roles.get('landfall-drill')?.trusts).to.include(SHOP);
  });
});
