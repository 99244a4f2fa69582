import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { expect } from 'chai';
import type { Clock } from '../../lib/base/clock.ts';
import { realClock } from '../../lib/base/clock.ts';
import { plusSeconds } from '../../lib/base/instant.ts';
import { World } from '../../lib/twin/world/world.ts';
import { rejection } from './rejection.ts';
import { withTwin } from './with-twin.ts';

const SHOP = '111122223333';
const VAULT = '222233334444';
const ROLE_ARN = `arn:aws:iam::${VAULT}:role/landfall-read`;

describe('sts on the wire', () => {
  it(
    'tells a long-lived key whose it is',
    withTwin({}, async ({ client }) => {
      const sts = new STSClient(client('333344445555'));
      const identity = await sts.send(new GetCallerIdentityCommand());
      expect(identity.Account).to.equal('333344445555');
      expect(identity.Arn).to.equal('arn:aws:iam::333344445555:user/landfall');
      expect(identity.UserId).to.match(/^AIDA[0-9A-F]{17}$/);
      expect(identity.$metadata.requestId).to.match(/^[0-9a-f-]{36}$/);
    }),
  );

  it(
    'issues keys for a role, and knows them again',
    withTwin({ world: withRole() }, async ({ client }) => {
      const credentials = await assume(client(), { ExternalId: 'open-sesame' });
      const sts = new STSClient({ ...client(), credentials });
      const identity = await sts.send(new GetCallerIdentityCommand());
      expect(identity.Account).to.equal(VAULT);
      expect(identity.Arn).to.equal(`arn:aws:sts::${VAULT}:assumed-role/landfall-read/test`);
      expect(identity.UserId).to.match(/^AROA[0-9A-F]{17}:test$/);
    }),
  );

  it(
    'lets issued keys expire',
    withTwin({ world: withRole(movable(), {}) }, async ({ client, twin }) => {
      const credentials = await assume(client(), { ExternalId: 'open-sesame', DurationSeconds: 900 });
      const sts = new STSClient({ ...client(), credentials });
      (twin.world.clock as MovableClock).ahead = 899;
      await sts.send(new GetCallerIdentityCommand());
      (twin.world.clock as MovableClock).ahead = 901;
      expect(await rejection(sts.send(new GetCallerIdentityCommand()))).to.include({
        code: 'ExpiredToken',
        status: 403,
      });
    }),
  );

  const refused: [string, object, string, string][] = [
    ['without the external id', {}, 'AccessDenied', SHOP],
    ['with a wrong external id', { ExternalId: 'open-barley' }, 'AccessDenied', SHOP],
    [
      'for an account that the role does not trust',
      { ExternalId: 'open-sesame' },
      'AccessDenied',
      '999999999999',
    ],
    ['that is not there', { RoleArn: `arn:aws:iam::${VAULT}:role/other` }, 'AccessDenied', SHOP],
    [
      'for less than 15 minutes',
      { ExternalId: 'open-sesame', DurationSeconds: 899 },
      'ValidationError',
      SHOP,
    ],
    [
      'for longer than the role allows',
      { ExternalId: 'open-sesame', DurationSeconds: 3601 },
      'ValidationError',
      SHOP,
    ],
    [
      'under a name with a space',
      { ExternalId: 'open-sesame', RoleSessionName: 'a b' },
      'ValidationError',
      SHOP,
    ],
  ];
  for (const [how, input, code, account] of refused)
    it(
      `refuses a role ${how}`,
      withTwin({ world: withRole() }, async ({ client }) => {
        const error = await rejection(assume(client(account), input));
        expect(error.code).to.equal(code);
        expect(error.message).not.to.include('open-sesame');
      }),
    );

  it(
    'caps a chained role at one hour',
    withTwin(
      { world: withRole(realClock, { trusts: [SHOP, VAULT], maxSessionSeconds: 7200 }) },
      async ({ client }) => {
        const longer = { ExternalId: 'open-sesame', DurationSeconds: 3601 };
        const credentials = await assume(client(), longer);
        const error = await rejection(assume({ ...client(), credentials }, longer));
        expect(error).to.include({ code: 'ValidationError', status: 400 });
      },
    ),
  );

  const strangers: [string, { accessKeyId: string; sessionToken?: string }][] = [
    ['an unknown long-lived key', { accessKeyId: 'AKIAIOSFODNN7EXAMPLE' }],
    ['an unknown session key', { accessKeyId: 'ASIA111122223333ABCD', sessionToken: 'x' }],
  ];
  for (const [who, key] of strangers)
    it(
      `refuses ${who}`,
      withTwin({}, async ({ client }) => {
        const sts = new STSClient({ ...client(), credentials: { ...key, secretAccessKey: 'any' } });
        expect(await rejection(sts.send(new GetCallerIdentityCommand()))).to.include({
          code: 'InvalidClientTokenId',
          status: 403,
        });
      }),
    );

  it(
    'refuses an issued key without its session token',
    withTwin({ world: withRole() }, async ({ client }) => {
      const { accessKeyId, secretAccessKey } = await assume(client(), { ExternalId: 'open-sesame' });
      const sts = new STSClient({ ...client(), credentials: { accessKeyId, secretAccessKey } });
      expect((await rejection(sts.send(new GetCallerIdentityCommand()))).code).to.equal(
        'InvalidClientTokenId',
      );
    }),
  );
});

async function assume(settings: ReturnType<Fixture>, input: object) {
  const request = { RoleArn: ROLE_ARN, RoleSessionName: 'test', ...input };
  const { Credentials: given } = await new STSClient(settings).send(new AssumeRoleCommand(request));
  return {
    accessKeyId: given?.AccessKeyId ?? '',
    secretAccessKey: given?.SecretAccessKey ?? '',
    sessionToken: given?.SessionToken ?? '',
  };
}
type Fixture = Parameters<Parameters<typeof withTwin>[1]>[0]['client'];

function withRole(clock: Clock = realClock, changes: object = {}): World {
  const world = new World(clock);
  const role = { name: 'landfall-read', trusts: [SHOP], externalId: 'open-sesame', ...changes };
  world.table('iam.role', VAULT, 'global').set(role.name, role);
  return world;
}

type MovableClock = Clock & { ahead: number };

function movable(): MovableClock {
  const clock = { ...realClock, ahead: 0, now: () => plusSeconds(realClock.now(), clock.ahead) };
  return clock;
}
