import { expect } from 'chai';
import { readMoment } from '../../lib/environment/moment.ts';

describe('readMoment', () => {
  it('reads a day as its first or its last millisecond in UTC', () => {
    expect(readMoment('2027-03-31', 'first')).to.equal('2027-03-31T00:00:00.000Z');
    expect(readMoment('2027-03-31', 'last')).to.equal('2027-03-31T23:59:59.999Z');
  });

  it('reads a moment in its zone', () => {
    expect(readMoment('2027-03-31T18:00:00+02:00', 'last')).to.equal('2027-03-31T16:00:00.000Z');
    expect(readMoment('2027-03-31T18:00Z', 'first')).to.equal('2027-03-31T18:00:00.000Z');
  });

  it('knows the calendar', () => {
    for (const written of [
      '2027-02-29',
      '2027-04-31',
      '2027-13-01',
      '2027-00-10',
      '2027-02-30T10:00:00Z',
      '',
      'soon',
    ])
      expect(readMoment(written, 'first'), written).to.equal(undefined);
    expect(readMoment('2028-02-29', 'first')).to.equal('2028-02-29T00:00:00.000Z');
  });
});
