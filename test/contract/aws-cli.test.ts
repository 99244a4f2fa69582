import { expect } from 'chai';
import { realClock } from '../../lib/base/clock.ts';
import { SEEDS } from '../../lib/twin/seeds/index.ts';
import { createTwin, type Twin } from '../../lib/twin/server.ts';
import type { TwinService } from '../../lib/twin/service.ts';
import { SERVICES } from '../../lib/twin/services/index.ts';
import { BOTOCORE_NAMES } from './botocore-names.ts';
import { everyItem, type Listing, listingsOf } from './listings.ts';
import { type RefereeRun, runReferee, skipWithout } from './referee.ts';

const SHOP = '111122223333';
const PAGE = 2;

/** What is asked for and is not there, and the code that AWS gives. */
const ABSENT: Record<string, [args: string, code: string]> = {
  sts: [
    `assume-role --role-arn arn:aws:iam::${SHOP}:role/nobody --role-session-name referee`,
    'AccessDenied',
  ],
  rds: ['describe-db-instances --db-instance-identifier nobody', 'DBInstanceNotFound'],
  elasticache: ['describe-replication-groups --replication-group-id nobody', 'ReplicationGroupNotFoundFault'],
  kms: ['describe-key --key-id alias/nobody', 'NotFoundException'],
  ec2: ['describe-volumes --volume-ids vol-0123456789abcdef0', 'InvalidVolume.NotFound'],
  elasticloadbalancing: [
    `describe-target-health --target-group-arn arn:aws:elasticloadbalancing:eu-west-1:${SHOP}:targetgroup/nobody/0123456789abcdef`,
    'TargetGroupNotFound',
  ],
  route53: ['get-hosted-zone --id Z0123456789NOBODY', 'NoSuchHostedZone'],
  cloudformation: ['describe-stacks --stack-name nobody', 'ValidationError'],
  tagging: ['get-resources --starting-token nothing', 'PaginationTokenExpiredException'],
  fis: ['get-experiment --id EXPNOBODY', 'ResourceNotFoundException'],
  monitoring: ['delete-alarms --alarm-names nobody', 'ResourceNotFound'],
  dynamodb: ['describe-table --table-name nobody', 'ResourceNotFoundException'],
  iam: ['get-role --role-name nobody', 'NoSuchEntity'],
  servicequotas: ['get-service-quota --service-code vpc --quota-code L-NOTHING', 'NoSuchResourceException'],
  sns: [`get-topic-attributes --topic-arn arn:aws:sns:eu-west-1:${SHOP}:nobody`, 'NotFound'],
  ssm: ['get-parameter --name /nobody', 'ParameterNotFound'],
  backup: ['get-backup-plan --backup-plan-id nobody', 'ResourceNotFoundException'],
};

describe('the aws CLI', function () {
  this.timeout(120_000);
  let twin: Twin;
  let endpoint = '';

  before(async function () {
    skipWithout(this, 'the aws CLI', 'aws', '--version');
    const world = await SEEDS['sandbox']?.({ clock: realClock, pace: 1 });
    if (world === undefined) throw new Error('there is no world "sandbox"');
    twin = createTwin({ world, services: SERVICES, pageSize: PAGE });
    endpoint = `http://127.0.0.1:${await twin.listen()}`;
  });
  after(() => twin?.close());
  afterEach(() => twin?.faults.clear());

  const aws = (args: string, accessKeyId?: string): Promise<RefereeRun> =>
    runReferee(
      'aws',
      ['--endpoint-url', endpoint, '--output', 'json', ...args.split(' ')],
      accessKeyId === undefined ? {} : { accessKeyId },
    );

  for (const service of SERVICES) {
    const name = service.signingName;
    const command = BOTOCORE_NAMES[name] ?? name;

    if (name !== 'sts')
      it(`lists all of ${command}, over small pages`, async () => {
        const listing = await pagedListing(twin, service);
        const expected = await everyItem(twin, listing, SHOP, 'eu-west-1');
        const told = Object.entries(listing.input).map(([member, value]) => ` --${kebab(member)} ${value}`);
        const run = await aws(`${command} ${kebab(listing.operation.name)}${told.join('')}`);
        expect(run.status, run.stderr).to.equal(0);
        const listed = (JSON.parse(run.stdout) as Record<string, object[]>)[listing.items] ?? [];
        expect(listed.map((item, index) => alike(item, expected[index]))).to.deep.equal(
          expected.map((item) => alike(item, item)),
        );
      });

    it(`gets from ${command} the code for what is not there`, async () => {
      const [args, code] = ABSENT[name] ?? ['', ''];
      const run = await aws(`${command} ${args}`);
      expect(run.stderr).to.include(`An error occurred (${code})`);
      expect(run.status).to.be.oneOf([254, 255]);
    });
  }

  it('stops after as many items as it wants, and goes on from there', async () => {
    const ids = async (more: string) => {
      const run = await aws(`rds describe-db-instances --max-items 3 --page-size 20${more}`);
      expect(run.status, run.stderr).to.equal(0);
      const { DBInstances, NextToken } = JSON.parse(run.stdout) as {
        DBInstances: { DBInstanceIdentifier: string }[];
        NextToken?: string;
      };
      return { ids: DBInstances.map((instance) => instance.DBInstanceIdentifier), token: NextToken };
    };
    const first = await ids('');
    expect(first.ids).to.have.lengthOf(3);
    const second = await ids(` --starting-token ${first.token}`);
    expect(second.ids).to.have.length.greaterThan(0);
    expect(first.ids).not.to.include.members(second.ids);
  });

  it('fails when a listing is truncated, instead of showing a part', async () => {
    await twin.faults.plant({ kind: 'truncate', service: 'rds', operation: 'DescribeDBInstances' });
    const run = await aws('rds describe-db-instances');
    expect(run.stderr).to.include('An error occurred (InvalidParameterValue)');
    expect(run.stdout).to.equal('');
  });

  it('is told which operation is denied, and which is not modelled', async () => {
    await twin.faults.plant({ kind: 'deny', service: 'ec2', operation: 'DescribeVolumes' });
    const [denied, unmodelled] = await Promise.all([
      aws('ec2 describe-volumes'),
      aws('rds describe-option-groups'),
    ]);
    expect(denied.stderr).to.match(/\(UnauthorizedOperation\).*ec2:DescribeVolumes/);
    expect(unmodelled.stderr).to.match(/\(NotImplemented\).*rds:DescribeOptionGroups/);
  });

  it('is not let in with a key that the world does not know', async () => {
    const run = await aws('sts get-caller-identity', 'AKIAIOSFODNN7EXAMPLE');
    expect(run.stderr).to.include('An error occurred (InvalidClientTokenId)');
  });
});

/** The shortest listing of a service that has three pages, else its longest. */
async function pagedListing(twin: Twin, service: TwinService): Promise<Listing> {
  const counted = await Promise.all(
    (await listingsOf(service)).map(async (listing) => ({
      listing,
      count: (await everyItem(twin, listing, SHOP, 'eu-west-1')).length,
    })),
  );
  const byLength = counted.sort((a, b) => a.count - b.count);
  const chosen = byLength.find(({ count }) => count > 2 * PAGE) ?? byLength.at(-1);
  if (chosen === undefined) throw new Error(`${service.signingName} lists nothing`);
  return chosen.listing;
}

/** `describe-db-instances`, as the CLI spells `DescribeDBInstances`. */
function kebab(operation: string): string {
  return operation
    .replaceAll(/(.)([A-Z][a-z]+)/g, '$1-$2')
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase();
}

/** The texts of an item that the other one has as texts too; the CLI writes dates in its own way. */
function alike(item: unknown, other: unknown): unknown {
  if (typeof item === 'string' || typeof other === 'string') return item;
  const texts = Object.entries(Object(other) as object).filter(([, value]) => typeof value === 'string');
  return Object.fromEntries(texts.map(([name]) => [name, read((item as Record<string, unknown>)[name])]));
}

/** A policy of IAM travels encoded, and the CLI shows what it says. */
function read(value: unknown): unknown {
  return typeof value === 'string' && value.startsWith('%7B') ? JSON.parse(decodeURIComponent(value)) : value;
}
