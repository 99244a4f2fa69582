import { expect } from 'chai';
import { oneAccountPolicy } from '../../lib/aws/index.ts';
import type { LandfallError } from '../../lib/base/errors.ts';
import { account, environment } from '../support/declaration.ts';
import { thrownBy } from '../support/thrown-by.ts';
import { opened } from './opened.ts';
import { identity, queryError, type Script, withScriptedAws } from './scripted-aws.ts';

const SHOP = '111122223333';
const CLEAN = '444455556666';
const clean = account({
  name: 'clean',
  id: CLEAN,
  purpose: 'clean',
  regions: ['eu-central-1'],
  roleArn: `arn:aws:iam::${CLEAN}:role/landfall-drill`,
});
const declared = environment({ accounts: [account({ regions: ['eu-west-1'] }), clean] });

/** Opens AWS, and asks for keys of an account. */
async function lending(script: Script, id: string) {
  let bodies: readonly string[] = [];
  let result: unknown;
  await withScriptedAws(script, async ({ url, asked }) => {
    const { aws } = await opened(url, { environment: declared });
    const before = asked.length;
    try {
      result = await aws.lend?.(id);
    } catch (error) {
      result = error;
    } finally {
      aws.close();
    }
    bodies = asked.slice(before).map(({ body, accessKeyId }) => `${accessKeyId} ${decodeURIComponent(body)}`);
  });
  return { result, bodies };
}

describe('keys that are lent to a program of others', () => {
  it('are those of a new session of the role, limited to its account, and are asked who they are', async () => {
    const { result, bodies } = await lending({}, CLEAN);
    expect(result).to.deep.include({
      accessKeyId: `ASIA${CLEAN}1`,
      secretAccessKey: 'hidden',
      sessionToken: 'IQoJtoken',
    });
    expect(result).to.have.nested.property('identity.account', CLEAN);
    expect(result).to.have.property('endpoint').that.includes('http://127.0.0.1');
    const [assume = '', who = ''] = bodies;
    expect(assume).to.include('Action=AssumeRole').and.include(oneAccountPolicy(CLEAN));
    expect(assume.startsWith(`AKIA${SHOP}`), 'by whoever started the run').to.equal(true);
    expect(who).to.include(`ASIA${CLEAN}1 `).and.include('Action=GetCallerIdentity');
  });

  it('are not lent when they turn out to be of another account', async () => {
    const script: Script = {
      GetCallerIdentity: ({ accessKeyId, before }) =>
        identity(before >= 2 ? '999999999999' : (/\d{12}/.exec(accessKeyId)?.[0] ?? '')),
    };
    const { result } = await lending({ ...script }, CLEAN);
    expect(result).to.include({ code: 'KEYS_NOT_LENT', blame: 'guard' });
    expect((result as LandfallError).details[0]?.got).to.include('999999999999');
  });

  it('are not lent of an account without a role, nor where the role is refused', async () => {
    expect((await lending({}, SHOP)).result).to.have.property('code', 'KEYS_NOT_LENT');
    let count = 0;
    const AssumeRole: Script[string] = () => {
      count += 1;
      return queryError('AccessDenied', 'no', 403);
    };
    await withScriptedAws({}, async ({ url }) => {
      const { aws } = await opened(url, { environment: declared });
      expect(await thrownBy(() => aws.lend?.('555566667777'))).to.have.property(
        'code',
        'ACCOUNT_NOT_ENTERED',
      );
      aws.close();
    });
    const { result } = await lending({ AssumeRole }, CLEAN);
    expect(result).to.have.property('code', 'KEYS_NOT_LENT');
    expect(count).to.equal(2);
  });
});

describe('the session policy of one account', () => {
  const policy = JSON.parse(oneAccountPolicy(CLEAN)) as {
    Statement: readonly { Effect: string; Action: unknown; Condition?: unknown }[];
  };

  it('is short enough for AssumeRole', () => {
    expect(oneAccountPolicy(CLEAN).length).to.be.below(2_048);
  });

  it('denies what lies in another account, and to take on other keys', () => {
    const denied = policy.Statement.filter(({ Effect }) => Effect === 'Deny');
    expect(denied[0]).to.deep.include({
      Action: '*',
      Condition: {
        StringNotEquals: { 'aws:ResourceAccount': CLEAN },
        Null: { 'aws:ResourceAccount': 'false' },
      },
    });
    expect(denied[1]?.Action).to.include.members(['sts:AssumeRole', 'iam:CreateAccessKey']);
  });
});
