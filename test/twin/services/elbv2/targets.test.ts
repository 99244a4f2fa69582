import { expect } from 'chai';
import { instanceState } from '../../../../lib/twin/services/ec2/instance-state.ts';
import { listeners } from '../../../../lib/twin/services/elbv2/listeners.ts';
import { targetGroupsOf } from '../../../../lib/twin/services/elbv2/index.ts';
import { targetGroups } from '../../../../lib/twin/services/elbv2/target-groups.ts';
import { targets } from '../../../../lib/twin/services/elbv2/targets.ts';
import { faultOf, type TestWorld, testWorld } from '../ec2/test-world.ts';
import { launch, shopFront, targetGroup } from './shop-front.ts';

function health(here: TestWorld, TargetGroupArn: string): Record<string, string> {
  const found = targets.DescribeTargetHealth({ TargetGroupArn }, here).TargetHealthDescriptions ?? [];
  return Object.fromEntries(
    found.map(({ Target, TargetHealth }) => [
      Target?.Id ?? '',
      [TargetHealth?.State, TargetHealth?.Reason].filter((part) => part !== undefined).join(' '),
    ]),
  );
}

describe('twin/services/elbv2: targets', () => {
  it('are healthy when they run in an enabled zone, and unused in another', () => {
    const here = testWorld();
    const { group, instances } = shopFront(here);
    const [a, b, c] = instances;
    expect(health(here, group)).to.deep.equal({
      [a]: 'healthy',
      [b]: 'healthy',
      [c]: 'unused Target.NotInUse',
    });
  });

  it('are initial until a first check has passed, at the pace of the world', () => {
    const here = testWorld('2026-11-24T10:00:00.000Z', 0.1);
    const { group } = shopFront(here);
    const fresh = launch(here, 'eu-west-1a');
    here.pass(60);
    targets.RegisterTargets({ TargetGroupArn: group, Targets: [{ Id: fresh }] }, here);
    expect(health(here, group)[fresh]).to.equal('initial Elb.RegistrationInProgress');
    here.pass(1);
    expect(health(here, group)[fresh]).to.equal('healthy');
  });

  it('follow their instances: stopping, stopped, starting, well again', () => {
    const here = testWorld();
    const { group, instances } = shopFront(here);
    const [id] = instances;
    const seen: (string | undefined)[] = [];
    const look = (seconds: number) => {
      here.pass(seconds);
      seen.push(health(here, group)[id]);
    };
    instanceState.StopInstances({ InstanceIds: [id] }, here);
    look(0);
    look(30);
    instanceState.StartInstances({ InstanceIds: [id] }, here);
    look(0);
    look(20);
    expect(seen).to.deep.equal([
      'unhealthy Target.Timeout',
      'unused Target.InvalidState',
      'initial Elb.InitialHealthChecking',
      'healthy',
    ]);
    instanceState.TerminateInstances({ InstanceIds: [id] }, here);
    look(4_000);
    expect(seen.at(-1)).to.equal('unused Target.InvalidState');
  });

  it('are unhealthy when their row says how their checks fail', () => {
    const here = testWorld();
    const { group, instances } = shopFront(here);
    const row = targetGroupsOf(here.world, here).get(group);
    const failing = row?.targets.map((each) => ({
      ...each,
      unhealthyReason: 'Target.FailedHealthChecks' as const,
    }));
    if (row !== undefined) targetGroupsOf(here.world, here).set(group, { ...row, targets: failing ?? [] });
    expect(health(here, group)[instances[0]]).to.equal('unhealthy Target.FailedHealthChecks');
  });

  it('are unused when no listener forwards to their group, and unavailable without health checks', () => {
    const here = testWorld();
    const { group, loadBalancer, instances } = shopFront(here);
    targetGroups.ModifyTargetGroup({ TargetGroupArn: group, HealthCheckEnabled: false }, here);
    expect(health(here, group)[instances[0]]).to.equal('unavailable Target.HealthCheckDisabled');
    const [listener] = listeners.DescribeListeners({ LoadBalancerArn: loadBalancer }, here).Listeners ?? [];
    listeners.DeleteListener({ ListenerArn: listener?.ListenerArn }, here);
    expect(health(here, group)[instances[0]]).to.equal('unused Target.NotInUse');
  });

  it('drain before they leave', () => {
    const here = testWorld();
    const { group, instances } = shopFront(here);
    const [a, , c] = instances;
    targets.DeregisterTargets({ TargetGroupArn: group, Targets: [{ Id: a }, { Id: c }] }, here);
    expect(health(here, group)[a]).to.equal('draining Target.DeregistrationInProgress');
    expect(health(here, group)).not.to.have.property(c);
    here.pass(300);
    expect(health(here, group)).not.to.have.property(a);
    targets.RegisterTargets({ TargetGroupArn: group, Targets: [{ Id: a }] }, here);
    expect(health(here, group)[a]).to.equal('initial Elb.RegistrationInProgress');
  });

  it('come back while they drain, and are not registered twice', () => {
    const here = testWorld();
    const { group, instances } = shopFront(here);
    const Targets = [{ Id: instances[0] }];
    targets.DeregisterTargets({ TargetGroupArn: group, Targets }, here);
    targets.RegisterTargets({ TargetGroupArn: group, Targets }, here);
    here.pass(400);
    expect(health(here, group)[instances[0]]).to.equal('healthy');
    targets.RegisterTargets({ TargetGroupArn: group, Targets }, here);
    expect(health(here, group)[instances[0]]).to.equal('healthy');
    expect(Object.keys(health(here, group))).to.have.length(3);
  });

  it('tell of a target that is asked for and not registered', () => {
    const here = testWorld();
    const { group } = shopFront(here);
    const asked = targets.DescribeTargetHealth(
      { TargetGroupArn: group, Targets: [{ Id: 'i-00000001' }] },
      here,
    );
    expect(asked.TargetHealthDescriptions?.[0]?.TargetHealth).to.include({
      State: 'unused',
      Reason: 'Target.NotRegistered',
    });
  });

  it('must be running instances to be registered', () => {
    const here = testWorld();
    const group = targetGroup(here, 'orders-web');
    const register = (Id: string) =>
      faultOf(() => targets.RegisterTargets({ TargetGroupArn: group, Targets: [{ Id }] }, here));
    const id = launch(here, 'eu-west-1a');
    expect(register(id)).to.equal(
      `InvalidTarget: The following targets are not in a running state and cannot be registered: '${id}'`,
    );
    expect(register('i-00000001')).to.match(/^InvalidTarget: /);
    expect(faultOf(() => targets.RegisterTargets({ TargetGroupArn: 'arn', Targets: [] }, here))).to.equal(
      'TargetGroupNotFound: One or more target groups not found',
    );
  });

  it('by address follow the instance that has it; an address where nothing is times out', () => {
    const here = testWorld();
    const { loadBalancer } = shopFront(here);
    const group = targetGroup(here, 'by-address', { TargetType: 'ip' });
    listeners.CreateListener(
      {
        LoadBalancerArn: loadBalancer,
        Protocol: 'HTTP',
        Port: 81,
        DefaultActions: [{ Type: 'forward', ForwardConfig: { TargetGroups: [{ TargetGroupArn: group }] } }],
      },
      here,
    );
    targets.RegisterTargets({ TargetGroupArn: group, Targets: [{ Id: '10.0.0.1' }] }, here);
    here.pass(60);
    expect(health(here, group)).to.deep.equal({ '10.0.0.1': 'unhealthy Target.Timeout' });
  });
});
