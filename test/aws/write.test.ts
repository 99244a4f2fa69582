import { expect } from 'chai';
import type { WriteRequest, Written } from '../../lib/aws/index.ts';
import { thrownBy } from '../support/thrown-by.ts';
import { opened } from './opened.ts';
import {
  type Asked,
  query,
  queryError,
  type Script,
  type Scripted,
  withScriptedAws,
} from './scripted-aws.ts';

const REBOOT: WriteRequest = {
  service: 'rds',
  operation: 'RebootDBInstance',
  bucket: 'rds',
  account: '111122223333',
  region: 'eu-west-1',
  input: { DBInstanceIdentifier: 'orders-db', ForceFailover: true },
};

const START: WriteRequest = {
  service: 'fis',
  operation: 'StartExperiment',
  bucket: 'fis',
  account: '111122223333',
  region: 'eu-west-1',
  input: { clientToken: 'run-1-preview', experimentTemplateId: 'EXT1', tags: { 'landfall:run': 'run-1' } },
  isRepeatable: true,
  members: { experimentOptions: { actionsMode: 'skip-all' } },
};

/** Writes over a script. */
async function writing(request: WriteRequest, script: Script) {
  let result: { written: Written<Record<string, unknown>>; asked: readonly Asked[] } | undefined;
  await withScriptedAws(script, async ({ url, asked }) => {
    const { aws, calls } = await opened(url, { patience: { request: 0.3, identity: 2 } });
    try {
      const written = await aws.write<Record<string, unknown>>(request);
      result = { written, asked: asked.filter(({ service }) => service === request.service) };
      const log = calls.filter(({ service }) => service === request.service);
      expect(log, 'every attempt is in the call log').to.have.length(result.asked.length);
      expect(written.calls).to.have.length(log.length);
    } finally {
      aws.close();
    }
  });
  if (result === undefined) throw new Error('nothing was written');
  return result;
}

function json(value: unknown, status = 200): Scripted {
  return { status, type: 'application/json', body: JSON.stringify(value) };
}

describe('writing to AWS', () => {
  it('gives what came back, and the JSON as it came', async () => {
    const answer = { experiment: { id: 'EXP1', experimentOptions: { actionsMode: 'skip-all' } } };
    const { written } = await writing(START, { 'POST /experiments': () => json(answer) });
    if ('failure' in written) throw new Error(written.failure.message);
    expect(written.output['experiment']).to.have.property('id', 'EXP1');
    expect(written.raw()).to.deep.equal(answer);
  });

  it('puts what the installed client does not know onto the wire', async () => {
    const { asked } = await writing(START, { 'POST /experiments': () => json({ experiment: {} }) });
    expect(JSON.parse(asked[0]?.body ?? '')).to.deep.equal({
      clientToken: 'run-1-preview',
      experimentTemplateId: 'EXT1',
      tags: { 'landfall:run': 'run-1' },
      experimentOptions: { actionsMode: 'skip-all' },
    });
  });

  for (const [what, act] of [
    ['a broken connection', 'reset'],
    ['silence', 'hang'],
  ] as const) {
    it(`does not send again after ${what}, and says that nobody knows`, async () => {
      const { written, asked } = await writing(REBOOT, { RebootDBInstance: () => act });
      expect(asked).to.have.length(1);
      expect(written).to.have.property('isRefused', false);
    });

    it(`sends again after ${what} when a token makes a repeat harmless`, async () => {
      const { written, asked } = await writing(START, {
        'POST /experiments': ({ before }) => (before === 0 ? act : json({ experiment: { id: 'EXP1' } })),
      });
      expect(asked).to.have.length(2);
      expect(written).to.have.nested.property('output.experiment.id', 'EXP1');
    });
  }

  it('does not send again after an error of the server', async () => {
    const { written, asked } = await writing(REBOOT, {
      RebootDBInstance: () => queryError('InternalFailure', 'oops', 500),
    });
    expect(asked).to.have.length(1);
    expect(written).to.deep.include({ isRefused: false });
  });

  it('sends again what was throttled, for that was certainly not done', async () => {
    const { written, asked } = await writing(REBOOT, {
      RebootDBInstance: ({ before }) =>
        before === 0
          ? queryError('Throttling', 'Rate exceeded')
          : query(
              'RebootDBInstance',
              '<DBInstance><DBInstanceIdentifier>orders-db</DBInstanceIdentifier></DBInstance>',
            ),
    });
    expect(asked).to.have.length(2);
    expect(written).to.have.nested.property('output.DBInstance.DBInstanceIdentifier', 'orders-db');
  });

  it('says that nothing was done where AWS refused', async () => {
    const { written } = await writing(REBOOT, {
      RebootDBInstance: () => queryError('InvalidDBInstanceState', 'not available'),
    });
    expect(written).to.deep.include({ isRefused: true });
    expect(written).to.have.nested.property('failure.code', 'InvalidDBInstanceState');
  });

  it('writes to no account that was not entered', async () => {
    const error = await thrownBy(() => writing({ ...REBOOT, account: '999999999999' }, {}));
    expect(error).to.have.property('code', 'ACCOUNT_NOT_ENTERED');
  });
});

describe('reading AWS afresh', () => {
  it('asks again what a plain read remembers', async () => {
    const script = {
      'GET /experiments/EXP1': ({ before }: Asked) =>
        json({ experiment: { id: 'EXP1', mode: `asked ${before} times before` } }),
    };
    await withScriptedAws(script, async ({ url }) => {
      const { aws } = await opened(url);
      const read = (fresh: boolean) =>
        aws.read<unknown, unknown>({
          service: 'fis',
          operation: 'GetExperiment',
          bucket: 'fis',
          account: '111122223333',
          region: 'eu-west-1',
          input: { id: 'EXP1' },
          fresh,
          items: (_page, _at, raw) => [(raw() as { experiment: { mode: string } }).experiment.mode],
        });
      const modes = [await read(false), await read(true), await read(false)].map(({ items }) => items[0]);
      expect(modes).to.deep.equal(['asked 0 times before', 'asked 1 times before', 'asked 0 times before']);
      aws.close();
    });
  });
});
