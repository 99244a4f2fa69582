import { expect } from 'chai';
import { experimentTemplate, type TemplateOptions } from '../../../lib/drill/nemeses/index.ts';
import { thrownBy } from '../../support/thrown-by.ts';
import { fault, instanceArn, scenario } from '../guard/guard-subject.ts';

const CUT = fault({
  id: 'cut-network',
  action: 'aws:network:disrupt-connectivity',
  parameters: { scope: 'all', duration: 'PT5M' },
  startAfter: ['stop-servers', 'fail-over'],
});
const FAIL_OVER = fault({
  id: 'fail-over',
  action: 'aws:rds:reboot-db-instances',
  parameters: { forceFailover: 'true' },
  duration: undefined,
  optional: true,
});

function options(changes: Partial<TemplateOptions> = {}): TemplateOptions {
  return {
    run: 'run-1',
    token: '7',
    environment: 'test',
    workload: 'orders',
    scenario: scenario({ faults: [fault(), FAIL_OVER, CUT] }),
    targets: [
      { fault: 'stop-servers', resourceType: 'aws:ec2:instance', arns: [instanceArn('i-1')], candidates: 3 },
      { fault: 'cut-network', resourceType: 'aws:ec2:subnet', arns: ['arn:subnet'], candidates: 3 },
    ],
    roleArn: 'arn:aws:iam::111122223333:role/landfall-fis',
    alarmArns: [],
    ...changes,
  };
}

describe('an experiment template', () => {
  it('breaks what was judged and nothing else, by ARN', () => {
    expect(experimentTemplate(options())).to.deep.equal({
      clientToken: 'run-1-7-template',
      description: 'Landfall az-loss on orders, run run-1',
      roleArn: 'arn:aws:iam::111122223333:role/landfall-fis',
      targets: {
        'stop-servers': {
          resourceType: 'aws:ec2:instance',
          resourceArns: [instanceArn('i-1')],
          selectionMode: 'ALL',
        },
        'cut-network': { resourceType: 'aws:ec2:subnet', resourceArns: ['arn:subnet'], selectionMode: 'ALL' },
      },
      actions: {
        'stop-servers': {
          actionId: 'aws:ec2:stop-instances',
          parameters: { startInstancesAfterDuration: 'PT5M' },
          targets: { Instances: 'stop-servers' },
        },
        'cut-network': {
          actionId: 'aws:network:disrupt-connectivity',
          parameters: { scope: 'all', duration: 'PT5M' },
          targets: { Subnets: 'cut-network' },
          startAfter: ['stop-servers'],
        },
      },
      stopConditions: [{ source: 'none' }],
      experimentOptions: { accountTargeting: 'single-account', emptyTargetResolutionMode: 'fail' },
      tags: { 'landfall:run': 'run-1', 'landfall:token': '7', 'landfall:environment': 'test' },
    });
  });

  it('is ended by the alarms of the scenario', () => {
    expect(experimentTemplate(options({ alarmArns: ['arn:alarm'] }))['stopConditions']).to.deep.equal([
      { source: 'aws:cloudwatch:alarm', value: 'arn:alarm' },
    ]);
  });

  it('has text alone for parameters, as FIS asks for', () => {
    const { actions } = experimentTemplate(options()) as { actions: Record<string, { parameters: object }> };
    for (const { parameters } of Object.values(actions))
      for (const value of Object.values(parameters)) expect(value).to.be.a('string');
  });

  it('keeps to the lengths that FIS takes', () => {
    const run = 'r'.repeat(900);
    const { clientToken, description } = experimentTemplate(options({ run }));
    expect(clientToken)
      .to.have.length(64)
      .and.match(/-template$/);
    expect(description).to.have.length(512);
  });

  it('is refused where a fault that is not optional meets nothing', async () => {
    expect(await thrownBy(() => experimentTemplate(options({ targets: [] })))).to.include({
      code: 'FIS_TARGET_UNRESOLVED',
      blame: 'guard',
    });
  });

  it('is refused where nobody knows how an action ends', async () => {
    const faults = [fault({ action: 'aws:eks:pod-delete' })];
    const error = await thrownBy(() => experimentTemplate(options({ scenario: scenario({ faults }) })));
    expect(error).to.include({ code: 'FIS_ACTION_UNKNOWN', blame: 'guard' });
    expect(String(error)).to.include('aws:ec2:stop-instances');
  });
});
