import { expect } from 'chai';
import { parseSchedule } from '../../../../lib/twin/services/backup/schedule.ts';

const from = '2026-11-24T10:00:00.000Z';

function hits(expression: string, until: string): string[] {
  return (parseSchedule(expression)?.between(from, until) ?? []).map((moment) => moment.slice(5, 16));
}

describe('twin/services/backup: schedules', () => {
  it('fires every hour, after the first moment and up to the last', () => {
    expect(hits('cron(0 * ? * * *)', '2026-11-24T12:00:00.000Z')).to.deep.equal([
      '11-24T11:00',
      '11-24T12:00',
    ]);
  });

  it('fires once a day, over midnight', () => {
    expect(hits('cron(30 1 ? * * *)', '2026-11-26T10:00:00.000Z')).to.deep.equal([
      '11-25T01:30',
      '11-26T01:30',
    ]);
  });

  it('reads lists, ranges and steps', () => {
    expect(hits('cron(0,30 11-12 ? * * *)', '2026-11-25T10:00:00.000Z')).to.have.length(4);
    expect(hits('cron(0/20 11 ? * * *)', '2026-11-25T10:00:00.000Z')).to.have.length(3);
    expect(hits('cron(0 12/6 ? * * *)', '2026-11-25T10:00:00.000Z')).to.deep.equal([
      '11-24T12:00',
      '11-24T18:00',
    ]);
  });

  it('reads days of the week and months by name', () => {
    expect(hits('cron(0 5 ? * SUN *)', '2026-12-06T10:00:00.000Z')).to.deep.equal([
      '11-29T05:00',
      '12-06T05:00',
    ]);
    expect(hits('cron(0 5 1 DEC ? *)', '2027-11-01T00:00:00.000Z')).to.deep.equal(['12-01T05:00']);
  });

  it('does not take for a schedule what is none', () => {
    for (const wrong of ['hourly', 'cron(0 5 * * *)', 'cron(60 5 ? * * *)', 'cron(x 5 ? * * *)'])
      expect(parseSchedule(wrong), wrong).to.equal(undefined);
  });
});
