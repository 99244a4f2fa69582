import { expect } from 'chai';
import type { WireRequest } from '../../../lib/twin/wire/http.ts';
import { restJson, restXml } from '../../../lib/twin/wire/rest.ts';
import { findRoute } from '../../../lib/twin/wire/route.ts';
import { BYTES, list, map, model, NUMBER, operation, struct, TEXT, TIME } from './schemas.ts';

const THINGS = model('rest-json', [
  operation({ name: 'GetThing', http: ['GET', '/things/{Id}', 200] }),
  operation({ name: 'GetCount', http: ['GET', '/things/count', 200] }),
  operation({ name: 'GetPart', http: ['GET', '/things/{Id}/parts/{Part+}', 200] }),
  operation({ name: 'ListThings', http: ['GET', '/things/', 200] }),
  operation({ name: 'MakeThing', http: ['POST', '/things', 200] }),
  operation({ name: 'CleanThings', http: ['POST', '/things?clean', 200] }),
  operation({ name: 'DotThing', http: ['GET', '/things.v2/{Id}', 200] }),
]);

describe('a route', () => {
  const found: [string, string, string, Record<string, string>][] = [
    ['GET', '/things/t-1', 'GetThing', { Id: 't-1' }],
    ['GET', '/things/t%2F1%20%C3%A9', 'GetThing', { Id: 't%2F1%20%C3%A9' }],
    ['GET', '/things/count', 'GetCount', {}],
    ['GET', '/things', 'ListThings', {}],
    ['GET', '/things/', 'ListThings', {}],
    ['GET', '/things/t-1/parts/a/b/c', 'GetPart', { Id: 't-1', Part: 'a/b/c' }],
    ['POST', '/things', 'MakeThing', {}],
    ['POST', '/things?clean', 'CleanThings', {}],
    ['POST', '/things?other=1', 'MakeThing', {}],
    ['GET', '/things.v2/x', 'DotThing', { Id: 'x' }],
  ];
  for (const [method, url, name, labels] of found)
    it(`leads ${method} ${url} to ${name}`, () => {
      const route = findRoute(THINGS, request({ method, url }));
      expect([route?.operation.name, route?.labels]).to.deep.equal([name, labels]);
    });

  for (const [method, url] of [
    ['DELETE', '/things/t-1'],
    ['GET', '/thingsXv2/x'],
    ['GET', '/things/a/b'],
    ['GET', '/'],
  ] as const)
    it(`leads ${method} ${url} nowhere`, () => {
      expect(findRoute(THINGS, request({ method, url }))).to.equal(undefined);
    });
});

describe('a REST request', () => {
  it('is read from path, query, headers and body', async () => {
    const input = struct({
      Id: [TEXT, 1],
      Max: [NUMBER, { httpQuery: 'max' }],
      Tags: [list(TEXT), { httpQuery: 'tag' }],
      Since: [TIME, { httpQuery: 'since' }],
      Token: [TEXT, { httpHeader: 'X-Token' }],
      Labels: [map(TEXT), { httpPrefixHeaders: 'x-label-' }],
      Name: [TEXT, { jsonName: 'name' }],
    });
    const url = '/things/t%2F1%20%C3%A9?max=5&tag=a&tag=b%26c&since=2026-01-02T03:04:05Z';
    const headers = { 'x-token': 'secret', 'x-label-a': '1' };
    expect(await read('rest-json', input, { url, headers, body: '{"name":"x","Other":1}' })).to.deep.equal({
      Id: 't/1 é',
      Max: 5,
      Tags: ['a', 'b&c'],
      Since: new Date('2026-01-02T03:04:05Z'),
      Token: 'secret',
      Labels: { a: '1' },
      Name: 'x',
    });
  });

  it('lets no body overwrite what the path says', async () => {
    const input = struct({ Id: [TEXT, 1], Name: TEXT });
    expect(
      await read('rest-json', input, { url: '/things/t-1', body: '{"Id":"t-2","Name":"x"}' }),
    ).to.deep.equal({ Id: 't-1', Name: 'x' });
  });

  it('can be a payload alone', async () => {
    expect(await read('rest-json', struct({ A: [BYTES, 1 << 4] }), { body: 'raw' })).to.deep.equal({
      A: Buffer.from('raw'),
    });
    expect(
      await read('rest-json', struct({ A: [struct({ B: TEXT }), 1 << 4] }), { body: '{"B":"x"}' }),
    ).to.deep.equal({ A: { B: 'x' } });
  });

  it('is read from XML, entities, empty and repeated elements included', async () => {
    const input = struct({
      Name: TEXT,
      Note: TEXT,
      Tags: list(TEXT, { xmlName: 'Tag' }),
      None: list(TEXT),
      When: TIME,
    });
    const body =
      '<Any xmlns="https://things.example/doc/"><Name>&lt;&amp;&gt; é &#233;</Name><Note></Note>' +
      '<Tags><Tag>a</Tag><Tag>b</Tag></Tags><None/><When>2026-01-02T03:04:05Z</When></Any>';
    expect(await read('rest-xml', input, { body })).to.deep.equal({
      Name: '<&> é é',
      Note: '',
      Tags: ['a', 'b'],
      None: [],
      When: new Date('2026-01-02T03:04:05Z'),
    });
  });
});

async function read(
  protocol: 'rest-json' | 'rest-xml',
  input: ReturnType<typeof struct>,
  sent: Partial<Pick<WireRequest, 'headers'>> & { url?: string; body?: string },
) {
  const things = model(protocol, [operation({ http: ['POST', '/things/{Id}', 200], input })]);
  const asked = request({ method: 'POST', url: '/things/t-0', ...sent });
  const ask = (protocol === 'rest-json' ? restJson : restXml).identify(things, asked);
  return typeof ask === 'string' ? ask : await ask.readInput();
}

function request(sent: {
  method: string;
  url: string;
  headers?: WireRequest['headers'];
  body?: string;
}): WireRequest {
  const [path = '', search] = sent.url.split('?');
  return {
    method: sent.method,
    path,
    query: new URLSearchParams(search),
    headers: sent.headers ?? {},
    body: Buffer.from(sent.body ?? ''),
  };
}
