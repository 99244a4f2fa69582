import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { instanceIds, opened } from './opened.ts';
import { instancesPage, markerOf, query, queryError, type Script, withScriptedAws } from './scripted-aws.ts';
import { thrownBy } from '../support/thrown-by.ts';

/** Opens AWS over a script for DescribeDBInstances and reads it. */
async function reading(script: Script['x'], options: Parameters<typeof opened>[1] = {}) {
  let result: Awaited<ReturnType<typeof read>> | undefined;
  const read = async (url: string) => {
    const { aws, calls, clock } = await opened(url, options);
    const found = await instanceIds(aws);
    aws.close();
    return { ...found, log: calls.filter(({ service }) => service === 'rds'), clock };
  };
  await withScriptedAws({ DescribeDBInstances: script }, async ({ url }) => {
    result = await read(url);
  });
  if (result === undefined) throw new Error('nothing was read');
  return result;
}

describe('reading AWS', () => {
  it('follows every page, an empty one with a token included', async () => {
    const pages: Record<string, [string[], string?]> = { '': [['a', 'b'], '1'], 1: [[], '2'], 2: [['c']] };
    const { items, failure, log } = await reading((asked) =>
      instancesPage(...(pages[markerOf(asked) ?? ''] ?? [[]])),
    );
    expect(failure).to.equal(undefined);
    expect(items).to.deep.equal(['a', 'b', 'c']);
    expect(log.map(({ page, attempt }) => [page, attempt])).to.deep.equal([
      [1, 1],
      [2, 1],
      [3, 1],
    ]);
  });

  it('asks for the largest page', async () => {
    await withScriptedAws({ DescribeDBInstances: () => instancesPage([]) }, async ({ url, asked }) => {
      const { aws } = await opened(url);
      await instanceIds(aws);
      expect(asked.at(-1)?.body).to.include('MaxRecords=100');
      aws.close();
    });
  });

  it('ends at a token that comes twice, and keeps what was read', async () => {
    const { items, failure, log } = await reading(() => instancesPage(['a'], 'same'));
    expect(failure?.code).to.equal('TruncatedPages');
    expect(items).to.deep.equal(['a', 'a']);
    expect(log).to.have.length(2);
  });

  it('keeps the first page when the second is refused', async () => {
    const { items, failure } = await reading((asked) =>
      markerOf(asked) === undefined
        ? instancesPage(['a'], '1')
        : queryError('InvalidParameterValue', 'bad marker'),
    );
    expect(items).to.deep.equal(['a']);
    expect(failure).to.include({ code: 'InvalidParameterValue', reason: 'other' });
  });

  it('writes a call down with the hashes of what was asked and of the body as it came', async () => {
    const answer = instancesPage(['a']);
    const { log, calls } = await reading(() => answer);
    const [record] = log;
    const body = typeof answer === 'string' ? '' : answer.body;
    expect(record).to.include({ service: 'rds', operation: 'DescribeDBInstances', account: '111122223333' });
    expect(record).to.include({
      region: 'eu-west-1',
      status: 200,
      page: 1,
      attempt: 1,
      requestId: 'request-2',
    });
    expect(record?.responseSha256).to.equal(createHash('sha256').update(body).digest('hex'));
    expect(record?.paramsSha256).to.equal(createHash('sha256').update('{"MaxRecords":100}').digest('hex'));
    expect(record?.host).to.match(/^127\.0\.0\.1:\d+$/);
    expect(calls).to.deep.equal([2]);
  });

  it('makes no read twice, not even at the same time', async () => {
    await withScriptedAws({ DescribeDBInstances: () => instancesPage(['a']) }, async ({ url, asked }) => {
      const { aws } = await opened(url);
      const readings = await Promise.all([instanceIds(aws), instanceIds(aws)]);
      expect(await instanceIds(aws)).to.equal(readings[0]);
      expect(readings[1]).to.equal(readings[0]);
      expect(asked.filter(({ operation }) => operation === 'DescribeDBInstances')).to.have.length(1);
      await instanceIds(aws, 'eu-central-1');
      expect(asked.at(-1)?.region).to.equal('eu-central-1');
      aws.close();
    });
  });

  it('says denied, once, without asking again', async () => {
    const { failure, log, items } = await reading(() =>
      queryError('AccessDenied', 'User x is not authorized', 403),
    );
    expect(failure).to.include({ code: 'AccessDenied', reason: 'denied', status: 403 });
    expect(items).to.deep.equal([]);
    expect(log).to.have.length(1);
    expect(log[0]?.code).to.equal('AccessDenied');
  });

  it('gets through when half of the calls are throttled, with a line for each attempt', async () => {
    const { items, failure, log, clock } = await reading(({ before }) =>
      before % 2 === 0
        ? queryError('Throttling', 'Rate exceeded', 400)
        : instancesPage([`i${before}`], before < 8 ? `${before}` : undefined),
    );
    expect(failure).to.equal(undefined);
    expect(items).to.have.length(5);
    expect(log.map(({ attempt }) => attempt)).to.deep.equal([1, 2, 1, 2, 1, 2, 1, 2, 1, 2]);
    expect(clock.slept.length).to.be.at.least(5);
  });

  it('gives up on a throttle that does not end, with its code', async () => {
    const { failure, log, clock } = await reading(() => queryError('Throttling', 'Rate exceeded', 400));
    expect(failure).to.include({ code: 'Throttling', reason: 'throttled' });
    expect(log).to.have.length(12);
    const pauses = clock.slept.filter((seconds) => seconds > 0.004);
    expect(pauses.at(-1)).to.be.greaterThan(pauses[0] ?? 1);
  });

  it('takes a web page for no answer of AWS, and shows no mark-up', async () => {
    const { failure, log } = await reading(() => ({
      status: 200,
      type: 'text/html',
      body: '<!DOCTYPE html><html><head><title>Sign in</title></head></html>',
    }));
    expect(failure?.code).to.equal('NotAWS');
    expect(failure?.message).to.include('Sign in').and.not.include('<');
    expect(log).to.have.length(1);
  });

  it('asks again when a gateway answers with a page in place of its service', async () => {
    const page = { status: 503, type: 'text/html', body: '<html>Service unavailable</html>' };
    const passing = await reading(({ before }) => (before < 2 ? page : instancesPage(['a'])));
    expect(passing.items).to.deep.equal(['a']);
    const lasting = await reading(() => page);
    expect(lasting.failure).to.include({ code: 'NotAWS', status: 503 });
  });

  it('takes an answer that breaks off for malformed, after three attempts', async () => {
    const { failure, log } = await reading(() => 'cut');
    expect(failure?.code).to.equal('Malformed');
    expect(log).to.have.length(3);
  });

  for (const [what, body] of [
    ['an answer that is no XML', '<DescribeDBInstancesResponse><Describe'],
    ['an answer without its list', query('DescribeDBInstances', '<Other/>')],
    ['an empty answer', ''],
    ['a text', 'OK'],
  ] as const)
    it(`takes ${what} for malformed, never for an empty list`, async () => {
      const { failure, items } = await reading(() => (typeof body === 'string' ? { body } : body));
      expect(failure?.code).to.equal('Malformed');
      expect(items).to.deep.equal([]);
    });

  it('takes an error that breaks off for malformed, though a header tells its name', async () => {
    const headers = { 'x-amzn-errortype': 'ResourceNotFoundException' };
    const broken = { status: 404, type: 'application/json', headers, body: '{"Message":"No su' };
    const { failure } = await reading(() => broken);
    expect(failure?.reason).to.equal('malformed');
  });

  it('waits for a silent server no longer than it has patience', async () => {
    const { failure, log } = await reading(() => 'hang', { patience: { request: 0.05, identity: 2 } });
    expect(failure).to.include({ code: 'Timeout', reason: 'timeout', status: 0 });
    expect(log).to.have.length(2);
    expect(log[0]).to.include({ status: 0, responseSha256: null });
  });

  it('asks again after a reset connection', async () => {
    const { items, log } = await reading(({ before }) => (before === 0 ? 'reset' : instancesPage(['a'])));
    expect(items).to.deep.equal(['a']);
    expect(log.map(({ status, code }) => [status, code])).to.deep.equal([
      [0, 'ECONNRESET'],
      [200, undefined],
    ]);
  });

  it('says unsupported where the server does not know the operation', async () => {
    for (const answer of [
      queryError('InvalidAction', 'no such action'),
      queryError('NotImplemented', 'later', 501),
    ]) {
      const { failure, log } = await reading(() => answer);
      expect(failure?.reason).to.equal('unsupported');
      expect(log).to.have.length(1);
    }
  });

  it('asks with the same keys once more when they are called expired, then says so', async () => {
    const { failure, log } = await reading(() =>
      queryError('ExpiredToken', 'The security token is expired', 403),
    );
    expect(failure?.code).to.equal('ExpiredToken');
    expect(log).to.have.length(2);
  });

  it('keeps keys out of messages', async () => {
    const { failure } = await reading(() => queryError('Weird', 'key AKIAIOSFODNN7EXAMPLE is odd', 400));
    expect(failure?.message).to.equal('key [redacted] is odd');
  });

  it('learns the offset of the server from its Date header', async () => {
    const headers = { date: 'Tue, 24 Nov 2026 12:05:00 GMT' };
    const page = instancesPage([]);
    await withScriptedAws(
      { DescribeDBInstances: () => (typeof page === 'string' ? page : { ...page, headers }) },
      async ({ url }) => {
        const { aws } = await opened(url);
        await instanceIds(aws);
        expect(aws.clockOffsetMs()).to.be.within(300_000, 301_000);
        expect(aws.hosts()).to.deep.equal([new URL(url).host]);
        aws.close();
      },
    );
  });

  it('stops at once when it is aborted', async () => {
    const abort = new AbortController();
    await withScriptedAws({ DescribeDBInstances: () => 'hang' }, async ({ url }) => {
      const { aws } = await opened(url, { signal: abort.signal, patience: { request: 30 } });
      const pending = thrownBy(() => instanceIds(aws));
      abort.abort(new Error('enough'));
      expect(await pending).to.have.property('message', 'enough');
      aws.close();
    });
  });
});
