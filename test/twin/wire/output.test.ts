import { expect } from 'chai';
import type { ProtocolName } from '../../../lib/twin/wire/model.ts';
import { json } from '../../../lib/twin/wire/json.ts';
import type { Protocol } from '../../../lib/twin/wire/protocol.ts';
import { ec2, query } from '../../../lib/twin/wire/query.ts';
import { restJson, restXml } from '../../../lib/twin/wire/rest.ts';
import {
  BYTES,
  EPOCH,
  FLAG,
  HTTP_DATE,
  list,
  map,
  model,
  NUMBER,
  operation,
  type Ref,
  struct,
  TEXT,
  TIME,
} from './schemas.ts';

const XMLNS = 'xmlns="https://things.example/doc/"';
const NOW = new Date('2026-01-02T03:04:05.678Z');

describe('an answer in XML', () => {
  const cases: [string, Ref, object, string][] = [
    [
      'holds plain values',
      struct({ A: TEXT, B: NUMBER, C: FLAG, D: BYTES }),
      { A: 'x', B: 2.5, C: false, D: Buffer.from('hi') },
      '<A>x</A><B>2.5</B><C>false</C><D>aGk=</D>',
    ],
    ['escapes what XML reserves', struct({ A: TEXT }), { A: `<&>"'` }, '<A>&lt;&amp;&gt;&quot;&apos;</A>'],
    ['keeps letters of every script', struct({ A: TEXT }), { A: 'été 日本 🚀' }, '<A>été 日本 🚀</A>'],
    [
      'writes times as dates, unless told otherwise',
      struct({ A: TIME, B: EPOCH, C: HTTP_DATE }),
      { A: NOW, B: NOW, C: NOW },
      '<A>2026-01-02T03:04:05.678Z</A><B>1767323045.678</B><C>Fri, 02 Jan 2026 03:04:05 GMT</C>',
    ],
    [
      'writes lists within lists',
      struct({ A: list(struct({ B: list(TEXT, { xmlName: 'item' }) })) }),
      { A: [{ B: ['x', 'y'] }, { B: [] }] },
      '<A><member><B><item>x</item><item>y</item></B></member><member><B/></member></A>',
    ],
    [
      'writes an empty list as an element, which is not the same as none',
      struct({ A: list(TEXT), B: list(TEXT) }),
      { A: [] },
      '<A/>',
    ],
    [
      'writes maps as entries',
      struct({ A: map(NUMBER) }),
      { A: { x: 1, y: 2 } },
      '<A><entry><key>x</key><value>1</value></entry><entry><key>y</key><value>2</value></entry></A>',
    ],
    ['leaves out what is absent', struct({ A: TEXT, B: TEXT }), { A: undefined, B: '' }, '<B></B>'],
  ];
  for (const [title, output, value, body] of cases) {
    it(`${title}, in query`, () => {
      expect(bodyOf(query, 'query', output, value)).to.equal(
        `<DoThingResponse ${XMLNS}><DoThingResult>${body}</DoThingResult><ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></DoThingResponse>`,
      );
    });
    it(`${title}, in ec2`, () => {
      expect(bodyOf(ec2, 'ec2', output, value)).to.equal(
        `<DoThingResponse ${XMLNS}><requestId>r-1</requestId>${body}</DoThingResponse>`,
      );
    });
    it(`${title}, in rest-xml`, () => {
      expect(bodyOf(restXml, 'rest-xml', output, value)).to.equal(`<Structure ${XMLNS}>${body}</Structure>`);
    });
  }

  it('has no result where the operation gives none', () => {
    const unit = 'unit' as unknown as Ref;
    expect(bodyOf(query, 'query', unit, {})).to.include(`<DoThingResponse ${XMLNS}><ResponseMetadata>`);
    expect(bodyOf(ec2, 'ec2', unit, {})).to.include('<return>true</return>');
    expect(write(restXml, 'rest-xml', unit, {}).body).to.equal('');
  });
});

describe('an answer in JSON', () => {
  for (const protocol of [json('json-1.0'), json('json-1.1'), restJson])
    it(`is plain, with times in seconds, in ${protocol.name}`, () => {
      const output = struct({ A: TEXT, B: list(NUMBER), C: map(TEXT), D: TIME, E: BYTES, F: TIME });
      const value = { A: '"日\n', B: [], C: { x: '' }, D: NOW, E: Buffer.from('hi') };
      const { status, body } = write(protocol, protocol.name, output, value);
      expect(status).to.equal(200);
      expect(JSON.parse(Buffer.from(body as Uint8Array).toString())).to.deep.equal({
        A: '"日\n',
        B: [],
        C: { x: '' },
        D: 1767323045.678,
        E: 'aGk=',
      });
    });

  it('names its version in the content type', () => {
    expect(write(json('json-1.0'), 'json-1.0', struct({}), {}).headers['content-type']).to.equal(
      'application/x-amz-json-1.0',
    );
  });

  it('is an empty object where a structure has nothing to say, and nothing where there is no output', () => {
    expect(String(write(restJson, 'rest-json', struct({ A: TEXT }), {}).body)).to.equal('{}');
    expect(write(restJson, 'rest-json', 'unit' as unknown as Ref, {}).body).to.equal('');
  });
});

describe('a REST answer', () => {
  it('puts members where the model binds them', () => {
    const output = struct({
      Location: [TEXT, { httpHeader: 'Location' }],
      Changed: [TIME, { httpHeader: 'Last-Modified' }],
      Labels: [map(TEXT), { httpPrefixHeaders: 'x-label-' }],
      Status: [NUMBER, 1 << 5],
      Body: TEXT,
    });
    const value = { Location: '/x', Labels: { a: '1' }, Status: 202, Body: 'x' };
    const answer = write(restXml, 'rest-xml', output, value);
    expect(answer.status).to.equal(202);
    expect(answer.headers).to.deep.equal({ location: '/x', 'x-label-a': '1', 'content-type': 'text/xml' });
    expect(answer.body).to.include(`<Structure ${XMLNS}><Body>x</Body></Structure>`);
  });

  it('has the status of its operation', () => {
    const made = operation({ http: ['POST', '/things', 201], output: struct({ A: TEXT }) });
    expect(restJson.writeOutput(model('rest-json'), made, { A: 'x' }, 'r-1').status).to.equal(201);
  });

  it('is the payload alone where the model says so', () => {
    const payload = 1 << 4;
    expect(
      write(restJson, 'rest-json', struct({ A: [BYTES, payload] }), { A: Buffer.from('raw') }).body,
    ).to.deep.equal(Buffer.from('raw'));
    expect(
      String(
        write(restJson, 'rest-json', struct({ A: [struct({ B: TEXT }), payload] }), { A: { B: 'x' } }).body,
      ),
    ).to.equal('{"B":"x"}');
    expect(write(restJson, 'rest-json', struct({ A: [BYTES, payload] }), {}).body).to.equal('');
  });
});

function write(protocol: Protocol, name: ProtocolName, output: Ref, value: object) {
  return protocol.writeOutput(model(name), operation({ output }), value, 'r-1');
}

function bodyOf(protocol: Protocol, name: ProtocolName, output: Ref, value: object): string {
  return String(write(protocol, name, output, value).body).replace(/^<\?xml[^>]*\?>\n/, '');
}
