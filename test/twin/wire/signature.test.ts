import { expect } from 'chai';
import type { WireRequest } from '../../../lib/twin/wire/http.ts';
import { readSignature } from '../../../lib/twin/wire/signature.ts';

describe('a signature', () => {
  const AUTHORIZATION =
    'AWS4-HMAC-SHA256 Credential=AKIA111122223333LAND/20261124/eu-west-1/rds/aws4_request, SignedHeaders=host, Signature=0';

  it('tells key, Region and service', () => {
    expect(readSignature(request({ authorization: AUTHORIZATION }))).to.deep.equal({
      accessKeyId: 'AKIA111122223333LAND',
      region: 'eu-west-1',
      service: 'rds',
      sessionToken: undefined,
    });
  });

  it('brings the session token along', () => {
    const headers = { authorization: AUTHORIZATION, 'x-amz-security-token': 'token' };
    expect(readSignature(request(headers))?.sessionToken).to.equal('token');
  });

  it('can stand in the query of a presigned request', () => {
    const search =
      'X-Amz-Credential=AKIA1%2F20261124%2Feu-west-1%2Fsts%2Faws4_request&X-Amz-Security-Token=t';
    expect(readSignature(request({}, search))).to.deep.equal({
      accessKeyId: 'AKIA1',
      region: 'eu-west-1',
      service: 'sts',
      sessionToken: 't',
    });
  });

  for (const authorization of ['', 'Bearer x', 'AWS4-HMAC-SHA256 Credential=AKIA1'])
    it(`is not found in "${authorization}"`, () => {
      expect(readSignature(request({ authorization }))).to.equal(undefined);
    });
});

function request(headers: WireRequest['headers'], search = ''): WireRequest {
  return { method: 'POST', path: '/', query: new URLSearchParams(search), headers, body: Buffer.alloc(0) };
}
