import { expect } from 'chai';
import { formatPlan } from '../../lib/plan/index.ts';
import { declared, planned } from './planned.ts';

describe('formatPlan', () => {
  it('tells a person what would be called, checked, left out and broken', () => {
    const exclusions =
      '[{ check: rds/instance-multi-az, workload: orders, reason: replaced soon, owner: me, until: 2026-12-31 }, { check: "*", resource: AWS::SNS::Topic, reason: holds no data, owner: me, until: 2026-01-31 }]';
    const text = formatPlan(planned({ now: '2026-12-24T00:00:00.000Z' }, declared(exclusions)));
    const lines = text
      .split('\n')
      .filter((line) => !/^ {4}[a-z0-9]+:[A-Z]/.test(line))
      // How many there are is for the inventory to say.
      .map((line) => line.replace(/\d+ operations?/, 'so many operations'));
    expect(lines).to.deep.equal([
      'Plan for shop (The shop), stage test, on AWS',
      'Made at 2026-12-24T00:00:00.000Z. Nothing has been called.',
      '',
      'Calls, all of them reads, and the permissions that they need:',
      '  shop 111122223333 (workload): so many operations in eu-west-1, eu-central-1, global',
      '    as arn:aws:iam::111122223333:role/read, for which the default credentials need sts:AssumeRole',
      '  vault 222233334444 (backup): so many operations in eu-central-1',
      '    as the default credentials',
      '  trail 333344445555 (log): so many operations in eu-west-1',
      '    as the default credentials',
      '',
      'Checks: 2 checks, 2 judgements of workloads',
      '  availability',
      '    rds/instance-multi-az (high): ledger',
      '  dns',
      '    route53/failover-complete (high): ledger',
      '',
      'Left out:',
      '  rds/instance-multi-az on orders, excluded, what fails is excused: replaced soon (me, until 2026-12-31)',
      '  route53/failover-complete on orders, not promised: no DNS names are declared',
      '',
      'Excused:',
      '  check rds/instance-multi-az, workload orders, resource *, until 2026-12-31: replaced soon (me)',
      '',
      'Excuses that have run out, and count as not written:',
      '  check *, workload *, resource AWS::SNS::Topic, until 2026-01-31: holds no data (me)',
      '',
      'Breaks: nothing. All calls read; none changes anything.',
      'A freeze window is open until 2027-01-04T23:59:59.999Z (year-end trading): no drill may run.',
    ]);
  });

  it('names every permission, in lines that fit a terminal', () => {
    const text = formatPlan(planned());
    for (const action of planned().accounts.flatMap(({ actions }) => actions))
      expect(text).to.contain(action);
    for (const line of text.split('\n')) expect(line.length).to.be.below(110);
  });

  it('counts what was not asked for instead of listing it', () => {
    expect(formatPlan(planned({ check: ['rds/instance-multi-az'] }))).to.contain(
      'Left out:\n  2 judgements that were not asked for',
    );
    expect(formatPlan(planned({ check: ['none'] }))).to.contain('Checks: none is left after the selection.');
  });

  it('shows promises that are at odds before anything is called', () => {
    const environment = declared();
    const [workload] = environment.workloads;
    if (workload === undefined) throw new Error('no workload');
    const odd = { ...workload, objectives: [{ disruption: 'az' as const, rto: 7_200, mtpd: 3_600 }] };
    const text = formatPlan(planned({}, { ...environment, workloads: [odd] }));
    expect(text).to.contain(
      'Promises at odds:\n  Workload orders may be away longer (az) than the business can bear\n',
    );
    expect(text).to.contain('    got 2 h\n');
  });
});
