import { expect } from 'chai';
import { realClock } from '../../lib/base/clock.ts';
import { SEEDS } from '../../lib/twin/seeds/index.ts';
import { createTwin, type Twin } from '../../lib/twin/server.ts';
import type { TwinService } from '../../lib/twin/service.ts';
import { SERVICES } from '../../lib/twin/services/index.ts';
import type { World } from '../../lib/twin/world/world.ts';
import { BOTOCORE_NAMES } from './botocore-names.ts';
import { plainReadsOf, readNames } from './listings.ts';
import { portable } from './portable.ts';
import { type RecordedCall, recordCalls, replaying } from './recorded-calls.ts';
import { runReferee, skipWithout } from './referee.ts';
import { readsOf } from './read.ts';
import { READS_OF_CHANGES, readsOfChanges } from './reads-of-changes.ts';
import { READS } from './reads.ts';

const SCRIPT = new URL('botocore_referee.py', import.meta.url).pathname;
const PLACES = [
  ['111122223333', 'eu-west-1'],
  ['111122223333', 'eu-central-1'],
  ['222233334444', 'eu-central-1'],
] as const;

/** Where AWS itself departs from its model. */
const TOLERATED = [
  // Route 53 gives out ids of 21 characters behind `/hostedzone/`, one more than its own model allows.
  /^route53:.*HostedZones?(\[\d+\])?\.Id has 33 characters, more than 32$/,
  // DynamoDB counts from 0, and Systems Manager says that no name was wrong by an empty list.
  /^dynamodb:.*\.NumberOfDecreasesToday has 0 , fewer than 1$/,
  /^ssm:GetParameters answer\.InvalidParameters has 0 items, fewer than 1$/,
];

interface Asked {
  readonly service: string;
  readonly operation: string;
  readonly account: string;
  readonly region: string;
  readonly params: unknown;
  readonly paginate?: boolean;
}

describe('botocore', function () {
  this.timeout(120_000);
  let world: World | undefined;
  let recorded: RecordedCall[] = [];

  before(async function () {
    skipWithout(this, 'botocore', 'python3', '-c', 'import botocore');
    recorded = await recordCalls(SERVICES, async () => {
      for (const [name, seed] of Object.entries(SEEDS)) {
        const made = await seed({ clock: realClock, pace: 1 });
        if (name === 'sandbox') world = made;
      }
    });
  });

  it('says so when an answer departs from its model', async () => {
    const operations = {
      ListAliases: () => ({ Aliases: [{ AliasName: 'alias/two words', AliasArn: '' }], Truncated: false }),
    };
    const kms = { signingName: 'kms', sdkPackage: '@aws-sdk/client-kms', operations };
    await listening(createTwin({ world: needed(world), services: [kms] }), async (endpoint) => {
      const asked = {
        service: 'kms',
        operation: 'ListAliases',
        account: '111122223333',
        region: 'eu-west-1',
        params: {},
      };
      const { problems } = await referee(endpoint, [asked]);
      expect(problems).to.have.lengthOf(2);
    });
  });

  it('finds nothing wrong in what the sandbox lists, page by page', async () => {
    await listening(
      createTwin({ world: needed(world), services: SERVICES, pageSize: 50 }),
      async (endpoint) => {
        const reads = (await Promise.all(SERVICES.map(plainReads))).flat();
        const calls = PLACES.flatMap(([account, region]) =>
          reads.map((read) => ({
            ...read,
            account,
            region,
            params: {},
            paginate: true,
          })),
        );
        const { answers, problems } = await referee(endpoint, calls);
        expect(problems).to.deep.equal([]);
        expect(answers).to.be.greaterThan(calls.length);
      },
    );
  });

  it('finds nothing wrong in what is read of single resources', async () => {
    const twin = createTwin({ world: needed(world), services: SERVICES });
    await listening(twin, async (endpoint) => {
      const calls = (await Promise.all(READS.map((read) => readsOf(twin, read)))).flat();
      const { problems } = await referee(endpoint, calls);
      expect(problems).to.deep.equal([]);
    });
  });

  it('finds nothing wrong in what is read of changes, once they are made', async () => {
    const twin = createTwin({ world: needed(world), services: SERVICES });
    await listening(twin, async (endpoint) => {
      const calls = (await readsOfChanges(twin)).map((call) => ({ ...call, params: portable(call.params) }));
      const { answers, problems } = await referee(endpoint, calls);
      expect(problems).to.deep.equal([]);
      expect(answers).to.equal(calls.length);
    });
  });

  it('is shown every modelled read', async () => {
    const plain = (await Promise.all(SERVICES.map(plainReads))).flat();
    const named = [...plain, ...READS].map(({ service, operation }) => `${service}:${operation}`);
    const shown = new Set([...named, ...Object.keys(READS_OF_CHANGES)]);
    const all = SERVICES.flatMap((service) =>
      readNames(service).map((name) => `${service.signingName}:${name}`),
    );
    expect(all.filter((name) => !shown.has(name))).to.deep.equal([]);
  });

  it('finds nothing wrong in the calls that the worlds are built of', async () => {
    const twin = createTwin({ world: needed(world), services: replaying(SERVICES, recorded) });
    await listening(twin, async (endpoint) => {
      const calls = recorded.map(({ input, ...call }) => ({ ...call, params: portable(input) }));
      const { answers, problems } = await referee(endpoint, calls);
      expect(problems).to.deep.equal([]);
      expect(answers).to.equal(recorded.length);
    });
  });
});

async function plainReads(service: TwinService) {
  const names = await plainReadsOf(service);
  return names.map((operation) => ({ service: service.signingName, operation }));
}

function needed(world: World | undefined): World {
  if (world === undefined) throw new Error('there is no world "sandbox"');
  return world;
}

async function listening(twin: Twin, body: (endpoint: string) => Promise<void>): Promise<void> {
  try {
    await body(`http://127.0.0.1:${await twin.listen()}`);
  } finally {
    await twin.close();
  }
}

async function referee(endpoint: string, calls: readonly Asked[]) {
  const named = calls.map((call) => ({
    ...call,
    output: undefined,
    service: BOTOCORE_NAMES[call.service] ?? call.service,
  }));
  const run = await runReferee('python3', [SCRIPT], { stdin: JSON.stringify({ endpoint, calls: named }) });
  expect(run.status, run.stderr).to.equal(0);
  const { answers, problems } = JSON.parse(run.stdout) as { answers: number; problems: string[] };
  return {
    answers,
    problems: problems.filter((problem) => !TOLERATED.some((pattern) => pattern.test(problem))),
  };
}
