import { expect } from 'chai';
import { drillRolePermissions } from '../../../lib/drill/scenario/permissions.ts';
import { withDeclaredAlarms } from '../../../lib/drill/scenario/with-declared-alarms.ts';
import { workload } from '../../support/declaration.ts';
import { scenario } from './scenarios.ts';

describe('the alarms that a drill expects', () => {
  const told = { ...scenario(), expect: { objectives: ['rto'] as const, alarms: ['errors'], events: [] } };

  it('are those of the scenario, and those that the workload declares for its disruption, each once', () => {
    const declared = workload({ alarms: { instance: ['restarts', 'errors'], az: ['zone-lost'] } });
    expect(withDeclaredAlarms(told, declared).expect).to.deep.equal({
      objectives: ['rto'],
      alarms: ['errors', 'restarts'],
      events: [],
    });
    expect(withDeclaredAlarms(told, workload()).expect.alarms).to.deep.equal(['errors']);
  });

  it('need the permission to be read', () => {
    const { alarms: _alarms, ...expect_ } = told.expect;
    const silent = { ...told, expect: { ...expect_, alarms: [] } };
    const watched = withDeclaredAlarms(silent, workload({ alarms: { instance: ['restarts'] } }));
    expect(drillRolePermissions(silent)).not.to.include('cloudwatch:DescribeAlarms');
    expect(drillRolePermissions(watched)).to.include('cloudwatch:DescribeAlarms');
  });
});
