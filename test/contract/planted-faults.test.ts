import { DescribeDBInstancesCommand, RDSClient } from '@aws-sdk/client-rds';
import { expect } from 'chai';
import { LandfallError } from '../../lib/base/errors.ts';
import type { PlannedFault } from '../../lib/twin/planned-fault.ts';
import { rejection } from './rejection.ts';
import { DENIED, stubbed } from './stubbed.ts';
import type { TwinFixture } from './with-twin.ts';

describe('faults of a twin', () => {
  it(
    'are planted, listed and cleared over HTTP',
    stubbed(async ({ endpoint, client }) => {
      const rds = new RDSClient(client());
      const planted = await ask(endpoint, 'POST', DENIED);
      expect(planted).to.deep.equal({ status: 201, body: [{ ...DENIED, struck: 0 }] });
      await rejection(rds.send(new DescribeDBInstancesCommand()));
      expect((await ask(endpoint, 'GET')).body).to.deep.equal([{ ...DENIED, struck: 1 }]);
      expect((await ask(endpoint, 'DELETE')).body).to.deep.equal([]);
      expect((await rds.send(new DescribeDBInstancesCommand())).DBInstances).to.have.lengthOf(5);
    }),
  );

  const refused: [string, object, string][] = [
    [
      'an operation that is not modelled',
      { ...DENIED, operation: 'DescribeDBInstance' },
      'Did you mean "DescribeDBInstances"?',
    ],
    ['a service that is not modelled', { ...DENIED, service: 'rdss' }, 'Did you mean "rds"?'],
    ['an unknown kind', { ...DENIED, kind: 'denied' }, '"denied" is not a kind'],
    ['an unknown field', { ...DENIED, accounts: '1' }, 'Did you mean "account"?'],
    ['a rate beyond 1', { ...DENIED, rate: 50 }, '50 is not a rate'],
    ['a fault without an operation', { kind: 'deny', service: 'rds' }, '"operation" is required'],
    ['an operation of an inherited name', { ...DENIED, operation: 'constructor' }, 'not modelled'],
    [
      'truncation of what has no pages',
      { kind: 'truncate', service: 'backup', operation: 'DescribeBackupVault' },
      'answers in one piece',
    ],
  ];
  for (const [what, fault, message] of refused)
    it(
      `refuse ${what}`,
      stubbed(async ({ twin, endpoint }) => {
        const answer = await ask(endpoint, 'POST', fault);
        expect(answer.status).to.equal(400);
        expect((answer.body as { message: string }).message).to.include(message);
        const thrown: unknown = await twin.faults
          .plant(fault as PlannedFault)
          .catch((error: unknown) => error);
        expect(thrown).to.be.instanceOf(LandfallError).with.property('code', 'FAULT_UNKNOWN');
        expect(twin.faults.list()).to.deep.equal([]);
      }),
    );

  it(
    'say so when what is sent is no JSON',
    stubbed(async ({ endpoint }) => {
      const answer = await fetch(`${endpoint}/__twin/faults`, { method: 'POST', body: '{' });
      expect([answer.status, ((await answer.json()) as { code: string }).code]).to.deep.equal([
        400,
        'FAULT_MALFORMED',
      ]);
    }),
  );

  it(
    'strike as often as they were told to',
    stubbed(async ({ twin }) => {
      await twin.faults.plant({ ...DENIED, times: 2 });
      expect(await outcomes(twin, 4)).to.deep.equal(['AccessDenied', 'AccessDenied', 'ok', 'ok']);
    }),
  );

  it(
    'strike the share of calls that they were told to, the same ones in every run',
    stubbed(async ({ twin }) => {
      const runs: string[][] = [];
      for (let run = 0; run < 2; run += 1) {
        twin.faults.clear();
        await twin.faults.plant({ ...DENIED, kind: 'throttle', rate: 0.5 });
        runs.push(await outcomes(twin, 200));
      }
      expect(runs[0]).to.deep.equal(runs[1]);
      expect(runs[0]?.filter((outcome) => outcome === 'ok').length).to.be.within(80, 120);
    }),
  );

  it(
    'strike only the account and Region that they name',
    stubbed(async ({ twin }) => {
      await twin.faults.plant({ ...DENIED, account: '222233334444', region: 'eu-central-1' });
      expect(await outcome(twin, '222233334444', 'eu-west-1')).to.equal('ok');
      expect(await outcome(twin, '111122223333', 'eu-central-1')).to.equal('ok');
      expect(await outcome(twin, '222233334444', 'eu-central-1')).to.equal('AccessDenied');
    }),
  );

  it(
    'strike every service when told to, and leave in peace what has no pages',
    stubbed(async ({ twin }) => {
      await twin.faults.plant({ kind: 'truncate', service: '*', operation: '*' });
      const place = { account: '111122223333', region: 'eu-west-1' };
      const vault = await twin.invoke({
        service: 'backup',
        operation: 'DescribeBackupVault',
        input: { BackupVaultName: 'one' },
        ...place,
      });
      expect(vault).to.deep.equal({ BackupVaultName: 'one' });
      const keys = await twin.invoke({ service: 'kms', operation: 'ListKeys', ...place });
      expect(keys).to.include({ Truncated: true });
    }),
  );
});

async function ask(endpoint: string, method: string, body?: object) {
  const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
  const answer = await fetch(`${endpoint}/__twin/faults`, init);
  return { status: answer.status, body: await answer.json() };
}

async function outcomes(twin: TwinFixture['twin'], count: number): Promise<string[]> {
  const seen: string[] = [];
  for (let call = 0; call < count; call += 1) seen.push(await outcome(twin, '111122223333', 'eu-west-1'));
  return seen;
}

function outcome(twin: TwinFixture['twin'], account: string, region: string): Promise<string> {
  return twin.invoke({ service: 'rds', operation: 'DescribeDBInstances', account, region }).then(
    () => 'ok',
    (error: { code: string }) => error.code,
  );
}
