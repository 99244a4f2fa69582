import { expect } from 'chai';
import { Checker } from '../../../../lib/twin/estate/health/checker.ts';

const well = { isWell: true, status: 'Success: HTTP Status Code 200, OK' };
const ill = { isWell: false, status: 'Failure: HTTP Status Code 503, Service Unavailable' };
const now = '2026-11-24T10:00:00.000Z';

function after(...seen: (typeof well)[]): Checker {
  const checker = new Checker('eu-west-1', '176.34.159.228');
  for (const each of seen) checker.note(each, now, 3);
  return checker;
}

describe('twin/estate/health: a checker', () => {
  it('has no opinion before it has looked, and then believes its first look', () => {
    expect(after().isHealthy).to.equal(undefined);
    expect(after(well).isHealthy).to.equal(true);
    expect(after(ill).isHealthy).to.equal(false);
  });

  it('turns after as many looks in a row as the threshold says, both ways', () => {
    expect(after(well, ill, ill).isHealthy).to.equal(true);
    expect(after(well, ill, ill, ill).isHealthy).to.equal(false);
    expect(after(well, ill, ill, well, ill, ill).isHealthy).to.equal(true);
    expect(after(ill, well, well).isHealthy).to.equal(false);
    expect(after(ill, well, well, well).isHealthy).to.equal(true);
  });

  it('tells what it saw last, whatever it believes', () => {
    expect(after(well, ill).last).to.deep.equal({ status: ill.status, checkedAt: now });
  });
});
