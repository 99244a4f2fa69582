import { expect } from 'chai';
import { Fault } from '../../../lib/twin/service.ts';
import { json } from '../../../lib/twin/wire/json.ts';
import { ec2, query } from '../../../lib/twin/wire/query.ts';
import { restJson, restXml } from '../../../lib/twin/wire/rest.ts';
import { model, thingNotFound } from './schemas.ts';

const GONE = new Fault('ThingNotFoundFault', 'no <thing>', { fields: { ThingId: 't-1' } });
const XMLNS = 'xmlns="https://things.example/doc/"';

describe('an error', () => {
  it('carries the code and status of the query model, and its members, in query', () => {
    const answer = query.writeError(model('query', [], [thingNotFound()]), GONE, 'r-1');
    expect(answer.status).to.equal(410);
    expect(answer.body).to.equal(
      `<?xml version="1.0" encoding="UTF-8"?>\n<ErrorResponse ${XMLNS}><Error><Type>Sender</Type><Code>ThingNotFound</Code>` +
        '<Message>no &lt;thing&gt;</Message><ThingId>t-1</ThingId></Error><RequestId>r-1</RequestId></ErrorResponse>',
    );
  });

  it('can be thrown by its code as well as by its shape', () => {
    const byCode = query.writeError(
      model('query', [], [thingNotFound()]),
      new Fault('ThingNotFound', ''),
      'r-1',
    );
    expect(byCode.status).to.equal(410);
    expect(byCode.body).to.include('<Code>ThingNotFound</Code>');
  });

  it('stands in a list of errors in ec2', () => {
    const answer = ec2.writeError(model('ec2'), new Fault('InvalidThing.NotFound', 'gone'), 'r-1');
    expect(answer.status).to.equal(400);
    expect(answer.body).to.equal(
      '<?xml version="1.0" encoding="UTF-8"?>\n<Response><Errors><Error><Code>InvalidThing.NotFound</Code>' +
        '<Message>gone</Message></Error></Errors><RequestID>r-1</RequestID></Response>',
    );
  });

  it('goes by its shape and status in rest-xml', () => {
    const answer = restXml.writeError(model('rest-xml', [], [thingNotFound()]), GONE, 'r-1');
    expect(answer.status).to.equal(404);
    expect(answer.body).to.include('<Type>Sender</Type><Code>ThingNotFoundFault</Code>');
  });

  it('is named in a header in rest-json', () => {
    const answer = restJson.writeError(model('rest-json', [], [thingNotFound(true)]), GONE, 'r-1');
    expect([answer.status, answer.headers['x-amzn-errortype']]).to.deep.equal([404, 'ThingNotFoundFault']);
    expect(JSON.parse(String(answer.body))).to.deep.equal({ Message: 'no <thing>', ThingId: 't-1' });
  });

  it('is named in the body in json, with its namespace when it is modelled', () => {
    const known = json('json-1.1').writeError(model('json-1.1', [], [thingNotFound()]), GONE, 'r-1');
    expect(JSON.parse(String(known.body))).to.deep.equal({
      __type: 'com.example.things#ThingNotFoundFault',
      message: 'no <thing>',
      ThingId: 't-1',
    });
    const unknown = json('json-1.1').writeError(
      model('json-1.1'),
      new Fault('AccessDeniedException', 'no'),
      'r-1',
    );
    expect(JSON.parse(String(unknown.body))).to.deep.equal({
      __type: 'AccessDeniedException',
      message: 'no',
    });
  });

  it("is the receiver's from status 500", () => {
    const answer = query.writeError(model('query'), new Fault('InternalFailure', '', { status: 500 }), 'r-1');
    expect(answer.body).to.include('<Type>Receiver</Type>');
  });

  it('can be written without a model', () => {
    expect(
      query.writeError(undefined, new Fault('NotImplemented', 'x', { status: 501 }), 'r-1'),
    ).to.deep.include({ status: 501 });
  });
});
