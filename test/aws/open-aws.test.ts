import { expect } from 'chai';
import { LandfallError } from '../../lib/base/errors.ts';
import { account, environment } from '../support/declaration.ts';
import { thrownBy } from '../support/thrown-by.ts';
import { instanceIds, KEYS, opened } from './opened.ts';
import {
  assumed,
  identity,
  instancesPage,
  queryError,
  type Script,
  withScriptedAws,
} from './scripted-aws.ts';

const SHOP = '111122223333';
const VAULT = '222233334444';
const ROLE = `arn:aws:iam::${VAULT}:role/landfall-read`;

const direct = account({ regions: ['eu-west-1'] });
const vault = account({
  name: 'vault',
  id: VAULT,
  purpose: 'backup',
  regions: ['eu-west-1'],
  roleArn: ROLE,
  externalId: 'shop-recovery',
});
const both = environment({ name: 'two accounts!', accounts: [direct, vault] });

/** What opening throws, as one of ours. */
async function refusal(script: Script, options: Parameters<typeof opened>[1] = {}): Promise<LandfallError> {
  let error: unknown;
  await withScriptedAws(script, async ({ url }) => {
    error = await thrownBy(() => opened(url, options));
  });
  if (error instanceof LandfallError) return error;
  throw error;
}

describe('opening AWS', () => {
  it('knows who it is before it asks for anything else', async () => {
    await withScriptedAws({}, async ({ url, asked }) => {
      const { aws } = await opened(url);
      expect(aws.principal).to.equal(`arn:aws:iam::${SHOP}:user/landfall`);
      expect(aws.accounts[0]).to.deep.include({ account: SHOP, region: 'eu-west-1', calls: [1] });
      expect(asked.map(({ operation }) => operation)).to.deep.equal(['GetCallerIdentity']);
      aws.close();
    });
  });

  it('refuses another account than the declared one, and asks nothing else', async () => {
    await withScriptedAws({ GetCallerIdentity: () => identity('999999999999') }, async ({ url, asked }) => {
      const error = (await thrownBy(() => opened(url, { environment: both }))) as LandfallError;
      expect(error).to.include({ code: 'WRONG_ACCOUNT', blame: 'guard', exitCode: 4 });
      expect(error.message).to.equal(
        [
          'The credentials for account "shop" belong to another account; nothing was read',
          '  at the default credentials',
          '  expected account 111122223333, as declared',
          '  got account 999999999999 (arn:aws:iam::999999999999:user/landfall)',
          '  fix: use credentials of 111122223333, declare the role to assume there, or correct the id of "shop"',
        ].join('\n'),
      );
      expect(asked.map(({ operation }) => operation)).to.deep.equal(['GetCallerIdentity']);
    });
  });

  it('refuses a role that leads into another account', async () => {
    const error = await refusal({ AssumeRole: () => assumed('999999999999') }, { environment: both });
    expect(error).to.include({ code: 'WRONG_ACCOUNT', blame: 'guard' });
    expect(error.details[0]?.where).to.equal(ROLE);
  });

  it('assumes the declared role with its external id, and asks who it is there', async () => {
    await withScriptedAws({}, async ({ url, asked }) => {
      const { aws, calls } = await opened(url, { environment: both });
      const [, assume, inside] = asked;
      expect(assume?.operation).to.equal('AssumeRole');
      expect(assume?.body)
        .to.include('ExternalId=shop-recovery')
        .and.include('RoleSessionName=landfall-two-accounts-');
      expect(inside).to.include({ operation: 'GetCallerIdentity', accessKeyId: `ASIA${VAULT}0` });
      expect(aws.accounts[1]).to.deep.include({ account: VAULT, calls: [2, 3] });
      expect(calls.map((call) => call.account)).to.deep.equal([SHOP, VAULT, VAULT]);
      aws.close();
    });
  });

  it('goes on without an account whose role is refused, and gives nothing of the external id away', async () => {
    const denied = () => queryError('AccessDenied', 'not with shop-recovery', 403);
    await withScriptedAws({ AssumeRole: denied }, async ({ url }) => {
      const { aws } = await opened(url, { environment: both });
      expect(aws.accounts[0]?.identity?.account).to.equal(SHOP);
      expect(aws.accounts[1]?.closed).to.deep.include({ operation: 'AssumeRole' });
      expect(aws.accounts[1]?.closed?.failure).to.include({
        code: 'AccessDenied',
        message: 'not with [redacted]',
      });
      expect(await thrownBy(() => instanceIdsOf(aws, VAULT))).to.have.property('code', 'ACCOUNT_NOT_ENTERED');
      aws.close();
    });
  });

  it('says that the token has expired', async () => {
    const error = await refusal({
      GetCallerIdentity: () => queryError('ExpiredToken', 'token is expired', 403),
    });
    expect(error).to.include({ code: 'TOKEN_EXPIRED', blame: 'access', exitCode: 2 });
  });

  it('says that the credentials are refused', async () => {
    const error = await refusal({
      GetCallerIdentity: () => queryError('InvalidClientTokenId', 'no such key', 403),
    });
    expect(error).to.include({ code: 'CREDENTIALS_REFUSED', blame: 'access' });
  });

  it('says that a web page is no AWS', async () => {
    const page = { type: 'text/html', body: '<html><body>It works!</body></html>' };
    await withScriptedAws({ GetCallerIdentity: () => page }, async ({ url }) => {
      const error = (await thrownBy(() => opened(url))) as LandfallError;
      expect(error).to.include({ code: 'NOT_AWS', blame: 'access', exitCode: 2 });
      expect(error.message).to.equal(
        [
          'What answered does not speak like AWS',
          `  at ${url}`,
          '  expected an answer to sts:GetCallerIdentity',
          '  got NotAWS: a web page came back with status 200, not an answer of AWS: It works!',
          `  fix: check that ${url} is the API itself and not a web page, a proxy or a login form`,
        ].join('\n'),
      );
    });
  });

  it('says that an answer without an account is no AWS', async () => {
    const error = await refusal({ GetCallerIdentity: () => ({ body: '<Hello/>' }) });
    expect(error.code).to.equal('NOT_AWS');
  });

  it('says that nothing answers in time', async () => {
    const error = await refusal({ GetCallerIdentity: () => 'hang' }, { patience: { identity: 0.05 } });
    expect(error).to.include({ code: 'ENDPOINT_SILENT', blame: 'access' });
  });

  it('says that nobody is there', async () => {
    const error = (await thrownBy(() => opened('http://127.0.0.1:9'))) as LandfallError;
    expect(error).to.include({ code: 'ENDPOINT_UNREACHABLE', blame: 'access' });
    expect(error.details[0]?.got).to.include('ECONNREFUSED');
  });

  it('says that there are no credentials, and asks the machine only when none were given', async () => {
    await withoutCredentials(async () => {
      const error = await refusal({}, { endpoint: { url: 'http://127.0.0.1:9' } });
      expect(error).to.include({ code: 'NO_CREDENTIALS', blame: 'access', exitCode: 2 });
      expect(error.details[0]?.fix).to.include('AWS_PROFILE');
      await withScriptedAws({}, async ({ url }) => (await opened(url)).aws.close());
    });
  });

  it('never starts on an embedded AWS that nobody started', async () => {
    const embedded = environment({ endpoint: { kind: 'embedded', seed: 'sandbox' } });
    const options = { environment: embedded, endpoint: undefined } as never;
    expect(await thrownBy(() => opened('', options))).to.include({
      code: 'ENDPOINT_MISSING',
      blame: 'harness',
    });
  });

  it('goes to the declared endpoint without being told', async () => {
    await withScriptedAws({}, async ({ url, asked }) => {
      const declared = environment({ endpoint: { kind: 'url', url }, accounts: [direct] });
      await withVariables({ AWS_ACCESS_KEY_ID: KEYS.accessKeyId, AWS_SECRET_ACCESS_KEY: 'x' }, async () => {
        const { aws } = await opened('', { environment: declared, endpoint: undefined } as never);
        expect(asked).to.have.length(1);
        aws.close();
      });
    });
  });

  it('sends nothing to a host that is not of AWS, whoever configured it', async () => {
    await withScriptedAws({}, async ({ url, asked }) => {
      const variables = {
        AWS_CONFIG_FILE: '/nonexistent/config',
        AWS_SHARED_CREDENTIALS_FILE: '/nonexistent/keys',
      };
      const calls: unknown[] = [];
      const onCall = (record: unknown): number => calls.push(record);
      const onAws = {
        environment: environment({ accounts: [direct] }),
        endpoint: undefined,
        variables,
        onCall,
      } as never;
      const keys = { AWS_ACCESS_KEY_ID: KEYS.accessKeyId, AWS_SECRET_ACCESS_KEY: 'x', AWS_ENDPOINT_URL: url };
      await withVariables(keys, async () => {
        const error = await thrownBy(() => opened('', onAws));
        expect(error).to.include({ code: 'HOST_REFUSED', blame: 'guard', exitCode: 4 });
      });
      expect(asked).to.deep.equal([]);
      expect(calls).to.deep.equal([]);
    });
  });

  it('renews the role five minutes before it ends, once for all who wait', async () => {
    const script: Script = { DescribeDBInstances: () => instancesPage([]) };
    await withScriptedAws(script, async ({ url, asked }) => {
      const { aws, clock } = await opened(url, { environment: environment({ accounts: [direct, vault] }) });
      clock.advance(3_200);
      await instanceIdsOf(aws, VAULT, 'eu-west-1');
      expect(assumptions(asked)).to.equal(1);
      clock.advance(200);
      await Promise.all(['eu-west-2', 'eu-west-3'].map((region) => instanceIdsOf(aws, VAULT, region)));
      expect(assumptions(asked)).to.equal(2);
      expect(asked.at(-1)?.accessKeyId).to.equal(`ASIA${VAULT}1`);
      aws.close();
    });
  });

  it('assumes the role anew when its token is called expired in the middle of the run', async () => {
    const script: Script = {
      DescribeDBInstances: ({ accessKeyId }) =>
        accessKeyId.endsWith('0') ? queryError('ExpiredToken', 'expired', 403) : instancesPage(['a']),
    };
    await withScriptedAws(script, async ({ url, asked }) => {
      const { aws } = await opened(url, { environment: environment({ accounts: [direct, vault] }) });
      expect((await instanceIdsOf(aws, VAULT)).items).to.deep.equal(['a']);
      expect(assumptions(asked)).to.equal(2);
      aws.close();
    });
  });

  it('makes a gap of a role that cannot be assumed anew', async () => {
    const script: Script = {
      AssumeRole: ({ before }) =>
        before === 0 ? assumed(VAULT) : queryError('AccessDenied', 'no more', 403),
      DescribeDBInstances: () => queryError('ExpiredToken', 'expired', 403),
    };
    await withScriptedAws(script, async ({ url }) => {
      const { aws } = await opened(url, { environment: environment({ accounts: [direct, vault] }) });
      const { failure } = await instanceIdsOf(aws, VAULT);
      expect(failure).to.include({ code: 'AccessDenied', message: 'no more' });
      aws.close();
    });
  });
});

function assumptions(asked: readonly { operation: string }[]): number {
  return asked.filter(({ operation }) => operation === 'AssumeRole').length;
}

function instanceIdsOf(aws: Parameters<typeof instanceIds>[0], id: string, region = 'eu-west-1') {
  return instanceIds({ ...aws, read: (request) => aws.read({ ...request, account: id }) }, region);
}

function withoutCredentials(body: () => Promise<void>): Promise<void> {
  const none = '/nonexistent/landfall';
  return withVariables(
    {
      AWS_ACCESS_KEY_ID: undefined,
      AWS_SECRET_ACCESS_KEY: undefined,
      AWS_SESSION_TOKEN: undefined,
      AWS_PROFILE: undefined,
      AWS_CONFIG_FILE: none,
      AWS_SHARED_CREDENTIALS_FILE: none,
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_WEB_IDENTITY_TOKEN_FILE: undefined,
      AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: undefined,
      AWS_CONTAINER_CREDENTIALS_FULL_URI: undefined,
    },
    body,
  );
}

async function withVariables(
  values: Record<string, string | undefined>,
  body: () => Promise<void>,
): Promise<void> {
  const before = Object.keys(values).map((name) => [name, process.env[name]] as const);
  const set = ([name, value]: readonly [string, string | undefined]): void => {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  };
  Object.entries(values).forEach(set);
  try {
    await body();
  } finally {
    before.forEach(set);
  }
}
