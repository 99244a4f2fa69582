import { expect } from 'chai';
import { rawJson, withMembers } from '../../lib/aws/json-members.ts';
import type { BuiltRequest } from '../../lib/aws/packages.ts';
import { thrownBy } from '../support/thrown-by.ts';

const WISH = { experimentOptions: { actionsMode: 'skip-all' } };

/** The request after the members were added to it. */
async function built(request: BuiltRequest): Promise<BuiltRequest> {
  let seen: BuiltRequest | undefined;
  await withMembers(WISH)(async (step) => {
    seen = step.request;
  })({ request });
  if (seen === undefined) throw new Error('the request went no further');
  return seen;
}

describe('members of a JSON body', () => {
  it('are added where an old client dropped them', async () => {
    const { body } = await built({ body: '{"clientToken":"t"}', headers: {} });
    expect(JSON.parse(String(body))).to.deep.equal({ clientToken: 't', ...WISH });
  });

  it('are not doubled where a newer client wrote them, as text or as bytes', async () => {
    const written = JSON.stringify({ clientToken: 't', ...WISH });
    for (const body of [written, new TextEncoder().encode(written)])
      expect((await built({ body, headers: {} })).body).to.equal(written);
  });

  it('leave what a client wrote, and fill in what it did not', async () => {
    const body = '{"experimentOptions":{"other":1}}';
    const seen = await built({ body, headers: {} });
    expect(JSON.parse(String(seen.body))).to.deep.equal({
      experimentOptions: { other: 1, actionsMode: 'skip-all' },
    });
    const own = '{"experimentOptions":{"actionsMode":"run-all"}}';
    expect((await built({ body: own, headers: {} })).body).to.equal(own);
  });

  it('correct a length that was counted before', async () => {
    const { body, headers } = await built({ body: '{}', headers: { 'Content-Length': '2' } });
    expect(headers['Content-Length']).to.equal(String(String(body).length));
  });

  it('refuse a body that is no JSON object, and nothing is sent', async () => {
    for (const body of [undefined, 'Action=StartExperiment', '[]', 7])
      expect(await thrownBy(() => built({ body, headers: {} }))).to.include({
        code: 'REQUEST_NOT_JSON',
        blame: 'guard',
      });
  });

  it('are read back from the bytes of an answer', () => {
    expect(rawJson(Buffer.from('{"a":1}'))).to.deep.equal({ a: 1 });
    expect(rawJson(Buffer.from('<html>'))).to.equal(undefined);
    expect(rawJson(undefined)).to.equal(undefined);
  });
});
