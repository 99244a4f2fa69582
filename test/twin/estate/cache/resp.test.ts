import { expect } from 'chai';
import fc from 'fast-check';
import {
  encode,
  RespError,
  RespReader,
  type RespValue,
  simple,
} from '../../../../lib/twin/estate/cache/resp.ts';

const VALUE: fc.Arbitrary<RespValue> = fc.letrec<{ value: RespValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.string({ unit: 'binary' }),
    fc.integer(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
  ),
})).value;

describe('twin/estate/cache: RESP', () => {
  it('comes as it was sent, however it is cut in pieces', () => {
    fc.assert(
      fc.property(fc.array(VALUE, { maxLength: 5 }), fc.integer({ min: 1, max: 7 }), (sent, size) => {
        const bytes = Buffer.from(sent.map(encode).join(''));
        const reader = new RespReader();
        const come: RespValue[] = [];
        for (let start = 0; start < bytes.length; start += size)
          come.push(...reader.push(bytes.subarray(start, start + size)));
        expect(come).to.deep.equal(sent);
      }),
    );
  });

  it('tells simple words, errors, and what somebody typed by hand', () => {
    const [ok, error, typed] = new RespReader().push(Buffer.from(`${simple('OK')}-ERR no\r\nSET a  b\r\n`));
    expect(ok).to.equal('OK');
    expect(error).to.be.instanceOf(RespError).with.property('message', 'ERR no');
    expect(typed).to.deep.equal(['SET', 'a', 'b']);
  });

  it('is refused where a length is none', () => {
    expect(() => new RespReader().push(Buffer.from('$x\r\n'))).to.throw(RangeError, 'invalid bulk length');
    expect(() => new RespReader().push(Buffer.from('*x\r\n'))).to.throw(RangeError, 'multibulk');
  });
});
