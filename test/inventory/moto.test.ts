import { BackupClient, CreateBackupVaultCommand } from '@aws-sdk/client-backup';
import { CloudFormationClient, CreateStackCommand } from '@aws-sdk/client-cloudformation';
import { CreateVolumeCommand, EC2Client } from '@aws-sdk/client-ec2';
import { CreateKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { CreateDBInstanceCommand, CreateDBSnapshotCommand, RDSClient } from '@aws-sdk/client-rds';
import { CreateHostedZoneCommand, Route53Client } from '@aws-sdk/client-route-53';
import { expect } from 'chai';
import { openAws } from '../../lib/aws/index.ts';
import { realClock } from '../../lib/base/clock.ts';
import { collect } from '../../lib/inventory/index.ts';
import type { Inventory } from '../../lib/inventory/inventory.ts';
import { account, environment } from '../support/declaration.ts';
import { type Moto, startMoto } from './moto-server.ts';

/** The account of every caller without a role, as moto has it. */
const ACCOUNT = '123456789012';
const CREDENTIALS = { accessKeyId: 'testing', secretAccessKey: 'testing' };

describe('collecting from moto, an AWS of other hands', function () {
  this.timeout(60_000);
  let moto: Moto | undefined;
  let keyArn: string;
  let inventory: Inventory;

  before(async function () {
    moto = await startMoto();
    if (moto === undefined) {
      process.stderr.write('  skipped: moto_server is not installed\n');
      this.skip();
    }
    keyArn = await fill(moto.url);
    inventory = await collected(moto.url);
  });
  after(() => moto?.stop());

  it('finds the database and its snapshot', () => {
    const [instance] = inventory.facts['rds.instance'];
    expect(instance).to.deep.include({
      id: 'orders-db',
      tags: { workload: 'orders' },
      encrypted: true,
      keyArn,
    });
    expect(instance?.arn).to.equal(`arn:aws:rds:eu-west-1:${ACCOUNT}:db:orders-db`);
    expect(inventory.facts['rds.snapshot'].map(({ id }) => id)).to.include('before-release');
  });

  it('finds vault, volume, zone, stack and the key that they use', () => {
    expect(inventory.facts['backup.vault'][0]).to.include({ id: 'recovery', locked: false, keyArn });
    expect(inventory.facts['ec2.volume'][0]).to.include({
      sizeGiB: 8,
      zone: 'eu-west-1a',
      state: 'available',
    });
    expect(inventory.facts['ec2.zone'].map(({ zoneName }) => zoneName)).to.include.members(['eu-west-1a']);
    expect(inventory.facts['route53.zone'][0]).to.include({ name: 'shop.example', region: 'global' });
    expect(inventory.facts['cloudformation.resource'][0]).to.include({
      stackName: 'shop',
      type: 'AWS::SNS::Topic',
    });
    expect(inventory.facts['kms.key'].map(({ arn }) => arn)).to.deep.equal([keyArn]);
  });

  it('makes a gap of everything that moto does not know', () => {
    const refused = inventory.gaps.map(({ operation }) => operation);
    expect(refused).to.include('ListCopyJobs');
    expect(inventory.listings.some(({ kind }) => kind === 'backup.copy-job')).to.equal(false);
  });
});

/** Makes one of several kinds, and gives the ARN of the key that encrypts them. */
async function fill(endpoint: string): Promise<string> {
  const config = { endpoint, region: 'eu-west-1', credentials: CREDENTIALS };
  const { KeyMetadata } = await new KMSClient(config).send(new CreateKeyCommand({}));
  const keyArn = KeyMetadata?.Arn ?? '';
  await new KMSClient(config).send(new CreateKeyCommand({ Description: 'that nothing refers to' }));
  const rds = new RDSClient(config);
  await rds.send(
    new CreateDBInstanceCommand({
      DBInstanceIdentifier: 'orders-db',
      Engine: 'postgres',
      DBInstanceClass: 'db.t3.micro',
      AllocatedStorage: 20,
      MasterUsername: 'orders',
      MasterUserPassword: 'not-a-secret',
      StorageEncrypted: true,
      KmsKeyId: keyArn,
      Tags: [{ Key: 'workload', Value: 'orders' }],
    }),
  );
  await rds.send(
    new CreateDBSnapshotCommand({
      DBInstanceIdentifier: 'orders-db',
      DBSnapshotIdentifier: 'before-release',
    }),
  );
  await new BackupClient(config).send(
    new CreateBackupVaultCommand({ BackupVaultName: 'recovery', EncryptionKeyArn: keyArn }),
  );
  await new EC2Client(config).send(new CreateVolumeCommand({ AvailabilityZone: 'eu-west-1a', Size: 8 }));
  await new Route53Client(config).send(
    new CreateHostedZoneCommand({ Name: 'shop.example', CallerReference: '1' }),
  );
  await new CloudFormationClient(config).send(
    new CreateStackCommand({
      StackName: 'shop',
      TemplateBody: JSON.stringify({ Resources: { Events: { Type: 'AWS::SNS::Topic' } } }),
    }),
  );
  return keyArn;
}

async function collected(url: string): Promise<Inventory> {
  const shop = environment({ accounts: [account({ id: ACCOUNT, regions: ['eu-west-1'] })], workloads: [] });
  const { signal } = new AbortController();
  const aws = await openAws({
    environment: shop,
    endpoint: { url, credentials: CREDENTIALS },
    clock: realClock,
    signal,
    onCall: () => 1,
  });
  try {
    return await collect({ environment: shop, aws, clock: realClock, signal });
  } finally {
    aws.close();
  }
}
