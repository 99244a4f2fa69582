import { DescribeDBInstancesCommand, RDSClient } from '@aws-sdk/client-rds';
import { expect } from 'chai';
import { rejection } from './rejection.ts';
import { DENIED, stubbed } from './stubbed.ts';
import { withTwin } from './with-twin.ts';

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
