import { RDSClient, DescribeDBInstancesCommand } from '@aws-sdk/client-rds';
import { expect } from 'chai';
import { LandfallError } from '../../lib/base/errors.ts';
import type { PlannedFault } from '../../lib/twin/planned-fault.ts';
import { rejection } from './rejection.ts';
import { STUB_SERVICES } from './stub-services.ts';
import { type TwinFixture, withTwin } from './with-twin.ts';

const DENIED: PlannedFault = { kind: 'deny', service: 'rds', operation: 'DescribeDBInstances' };

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

describe('a twin', () => {
  it(
    'counts calls by operation, the faulted ones too',
    stubbed(async ({ twin, endpoint, client }) => {
      const rds = new RDSClient(client());
      await rds.send(new DescribeDBInstancesCommand());
      await twin.faults.plant(DENIED);
      await rejection(rds.send(new DescribeDBInstancesCommand()));
      expect(twin.calls.get('rds:DescribeDBInstances')).to.equal(2);
      const counted = await fetch(`${endpoint}/__twin/calls`);
      expect(await counted.json()).to.deep.equal({ 'rds:DescribeDBInstances': 2 });
    }),
  );

  it(
    'knows when a client was last seen, and that one is there while it waits',
    stubbed(async ({ twin, client }) => {
      const made = twin.lastUse();
      const rds = new RDSClient(client());
      await rds.send(new DescribeDBInstancesCommand());
      const asked = twin.lastUse();
      expect(asked).to.be.greaterThan(made);
      expect(twin.lastUse()).to.equal(asked);
      await twin.faults.plant({ ...DENIED, kind: 'hang' });
      const waiting = rejection(rds.send(new DescribeDBInstancesCommand()));
      while (twin.faults.list()[0]?.struck === 0) await new Promise(setImmediate);
      const first = twin.lastUse();
      await new Promise(setImmediate);
      expect(twin.lastUse()).to.be.greaterThan(first);
      rds.destroy();
      await twin.close();
      await waiting;
      await twin.listen();
    }),
  );

  it(
    'answers a presigned GET of the query protocol',
    withTwin({}, async ({ endpoint }) => {
      const credential = encodeURIComponent('AKIA111122223333LAND/20261124/eu-west-1/sts/aws4_request');
      const answer = await fetch(
        `${endpoint}/?Action=GetCallerIdentity&Version=2011-06-15&X-Amz-Credential=${credential}`,
      );
      expect(answer.status).to.equal(200);
      expect(await answer.text()).to.include('<Account>111122223333</Account>');
    }),
  );

  it(
    'has no other controls',
    stubbed(async ({ endpoint }) => {
      expect((await fetch(`${endpoint}/__twin/world`)).status).to.equal(404);
    }),
  );

  const unsigned: [string, string, RequestInit, number, string][] = [
    ['an unsigned request', '/', { method: 'GET' }, 403, 'MissingAuthenticationTokenException'],
    [
      'a service that it does not model',
      '/',
      { headers: { authorization: scope('dynamodb'), 'x-amz-target': 'DynamoDB_20120810.ListTables' } },
      501,
      'NotImplemented',
    ],
    [
      'a path that no operation has',
      '/nothing',
      { headers: { authorization: scope('backup') } },
      404,
      'UnknownOperationException',
    ],
    [
      'an unknown JSON operation',
      '/',
      { headers: { authorization: scope('kms'), 'x-amz-target': 'TrentService.Nothing' } },
      400,
      'UnknownOperationException',
    ],
    [
      'a body that is no JSON',
      '/',
      {
        body: '{"Limit":',
        headers: { authorization: scope('kms'), 'x-amz-target': 'TrentService.ListKeys' },
      },
      400,
      'SerializationException',
    ],
    [
      'a body of a wrong type',
      '/',
      {
        body: '{"Limit":"ten"}',
        headers: { authorization: scope('kms'), 'x-amz-target': 'TrentService.ListKeys' },
      },
      400,
      'SerializationException',
    ],
    ['an unknown action', '/', form('rds', 'Action=Nothing'), 400, 'InvalidAction'],
    [
      'a number that is none',
      '/',
      form('rds', 'Action=DescribeDBInstances&MaxRecords=ten'),
      400,
      'MalformedQueryString',
    ],
    ['a missing parameter', '/', form('ec2', 'Action=DeleteVolume'), 400, 'MissingParameter'],
  ];
  for (const [what, path, init, status, code] of unsigned)
    it(
      `refuses ${what}`,
      stubbed(async ({ endpoint }) => {
        const answer = await fetch(endpoint + path, {
          method: 'body' in init || path === '/' ? 'POST' : 'GET',
          ...init,
        });
        const text = await answer.text();
        expect(answer.status, text).to.equal(status);
        expect(text + (answer.headers.get('x-amzn-errortype') ?? '')).to.include(code);
        expect(answer.headers.get('date')).to.be.a('string');
      }),
    );

  it(
    'knows in process which operations it does not model',
    stubbed(async ({ twin }) => {
      const place = { account: '111122223333', region: 'eu-west-1' };
      const codes = await Promise.all(
        [
          { service: 's3', operation: 'ListBuckets' },
          { service: 'rds', operation: 'DescribeDBClusters' },
          { service: 'rds', operation: 'Nothing' },
        ].map(
          async (named) =>
            (await twin.invoke({ ...named, ...place }).catch((error: unknown) => error)) as { code: string },
        ),
      );
      expect(codes.map(({ code }) => code)).to.deep.equal([
        'NotImplemented',
        'NotImplemented',
        'UnknownOperationException',
      ]);
    }),
  );

  it(
    'refuses its own answer when an operation invents a member',
    withTwin({ services: [inventing({ DBInstances: [{ DBInstanceName: 'x' }] })] }, async ({ client }) => {
      const error = await rejection(new RDSClient(client()).send(new DescribeDBInstancesCommand()));
      expect(error).to.include({ code: 'InternalFailure', status: 500 });
      expect(error.message).to.include('DBInstances[0].DBInstanceName');
    }),
  );
});

function inventing(output: object) {
  return {
    signingName: 'rds',
    sdkPackage: '@aws-sdk/client-rds',
    operations: { DescribeDBInstances: () => output },
  };
}

function stubbed(body: (fixture: TwinFixture) => Promise<void>): () => Promise<void> {
  return withTwin({ services: STUB_SERVICES }, body);
}

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

function scope(service: string): string {
  return `AWS4-HMAC-SHA256 Credential=AKIA111122223333LAND/20261124/eu-west-1/${service}/aws4_request, SignedHeaders=host, Signature=0`;
}

function form(service: string, body: string): RequestInit {
  return {
    body,
    headers: { authorization: scope(service), 'content-type': 'application/x-www-form-urlencoded' },
  };
}
