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

  it('finds by tags, in a zone, what FIS takes no ARNs for', () => {
    const foundBy = {
      tags: { workload: 'catalogue' },
      parameters: { availabilityZoneIdentifier: 'euw1-az1' },
    };
    const lose = fault({
      id: 'lose-node',
      action: 'aws:elasticache:replicationgroup-interrupt-az-power',
      parameters: { duration: 'PT5M' },
    });
    const resourceType = 'aws:elasticache:replicationgroup';
    const targets = [{ fault: 'lose-node', resourceType, arns: ['arn:group'], candidates: 1, foundBy }];
    const made = experimentTemplate(options({ scenario: scenario({ faults: [lose] }), targets }));
    expect(made['targets']).to.deep.equal({
      'lose-node': {
        resourceType,
        resourceTags: foundBy.tags,
        parameters: foundBy.parameters,
        selectionMode: 'ALL',
      },
    });
    expect(made['actions']).to.deep.include({
      'lose-node': {
        actionId: lose.action,
        parameters: { duration: 'PT5M' },
        targets: { ReplicationGroups: 'lose-node' },
      },
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
