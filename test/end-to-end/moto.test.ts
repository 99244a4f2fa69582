import { BackupClient, CreateBackupVaultCommand } from '@aws-sdk/client-backup';
import { CreateSnapshotCommand, CreateVolumeCommand, EC2Client } from '@aws-sdk/client-ec2';
import { CreateDBInstanceCommand, RDSClient } from '@aws-sdk/client-rds';
import { CreateHostedZoneCommand, Route53Client } from '@aws-sdk/client-route-53';
import { expect } from 'chai';
import { kindsOf } from '../../lib/inventory/index.ts';
import { skipWithout } from '../contract/referee.ts';
import { AllureResults } from '../support/allure-results.ts';
import { startMoto } from '../support/moto.ts';
import { credentialsOf, withWorkshop } from './workshop.ts';

const KEY = 'AKIA123456789012LAND';

/** An environment in the account that moto puts everybody into. */
const DECLARATION = (endpoint: string): string => `
name: elsewhere
title: A small estate on another server
stage: test
endpoint: ${endpoint}
accounts:
  main: { id: "123456789012", purpose: workload, regions: [eu-west-1] }
tagging:
  required: { workload: [] }
tiers:
  silver:
    importance: high
    objectives:
      data-loss:
        rto: 4h
        rpo: 1h
        mtpd: 24h
        recover:
          by: restore
          detect: 5m
          decide: 30m
          steps: [{ what: restore, takes: 1h, because: timed once }]
workloads:
  orders:
    owner: team-orders
    tier: silver
    select: { tags: { workload: orders } }
    backup: { every: 1h, exposureWindow: 24h, retention: 7d, encrypted: true }
    dns: [{ name: orders.shop.example, type: CNAME }]
`;

describe('another AWS-compatible server, moto', function () {
  this.timeout(120_000);

  before(function () {
    skipWithout(this, 'moto_server', 'moto_server', '--help');
  });

  it(
    'is judged for what it knows, and what it does not know is a gap',
    withWorkshop(async (workshop) => {
      const moto = await startMoto(workshop.folder);
      try {
        await makeEstate(moto.endpoint);
        workshop.declare('elsewhere.yaml', DECLARATION(moto.endpoint));
        const { code, stderr, stdout } = await workshop.call(
          ['suite', '--env', 'elsewhere.yaml', '--out', 'out'],
          {
            env: credentialsOf(KEY),
          },
        );
        expect(code, stderr).to.equal(1);
        expect(stdout).to.include('an AWS-compatible server at 127.0.0.1:').and.include('not AWS itself');
        const { run, inventory, verdicts, folder } = await workshop.run();
        expect(run).to.include({ ended: 'completed', target: 'endpoint' });
        expect(inventory?.facts['rds.instance'].map(({ id, multiAz }) => ({ id, multiAz }))).to.deep.equal([
          { id: 'orders-db', multiAz: true },
        ]);
        expect(inventory?.facts['ec2.snapshot']).to.have.length.of.at.least(2);
        expect(inventory?.facts['backup.vault'].map(({ id }) => id)).to.deep.equal(['local']);
        const failed = verdicts?.filter(({ outcome }) => outcome === 'fail').map(({ check }) => check) ?? [];
        expect(failed).to.include.members(['route53/failover-complete', 'backup/recovery-point-encrypted']);
        for (const { service, operation, code: why, kinds } of inventory?.gaps ?? []) {
          expect(why, operation).to.be.oneOf([
            'NotAWS',
            'Malformed',
            'NotImplemented',
            'UnknownOperation',
            'InternalError',
            'InternalFailure',
          ]);
          expect(kindsOf(service, operation), operation).to.include.members([...kinds]);
        }
        const hidden = new Set(inventory?.gaps.flatMap(({ kinds }) => kinds));
        if (hidden.has('backup.recovery-point')) {
          const exists = new AllureResults(folder).of('backup/recovery-point-exists:orders');
          expect(exists.status).to.equal('broken');
        }
      } finally {
        await moto.close();
      }
    }),
  );
});

async function makeEstate(endpoint: string): Promise<void> {
  const settings = {
    endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: KEY, secretAccessKey: 'any' },
  };
  const Tags = [{ Key: 'workload', Value: 'orders' }];
  await new RDSClient(settings).send(
    new CreateDBInstanceCommand({
      DBInstanceIdentifier: 'orders-db',
      Engine: 'postgres',
      DBInstanceClass: 'db.t3.medium',
      AllocatedStorage: 20,
      MasterUsername: 'orders',
      MasterUserPassword: 'never-used-1',
      MultiAZ: true,
      StorageEncrypted: true,
      BackupRetentionPeriod: 7,
      Tags,
    }),
  );
  const ec2 = new EC2Client(settings);
  const { VolumeId } = await ec2.send(
    new CreateVolumeCommand({
      AvailabilityZone: 'eu-west-1a',
      Size: 8,
      TagSpecifications: [{ ResourceType: 'volume', Tags }],
    }),
  );
  for (const Description of ['first', 'second'])
    await ec2.send(new CreateSnapshotCommand({ VolumeId, Description }));
  await new Route53Client(settings).send(
    new CreateHostedZoneCommand({ Name: 'shop.example', CallerReference: '1' }),
  );
  await new BackupClient(settings).send(new CreateBackupVaultCommand({ BackupVaultName: 'local' }));
}
