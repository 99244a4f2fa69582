import { expect } from 'chai';
import { healthCheckStatus } from '../../../../lib/twin/services/route53/health-check-status.ts';
import { healthChecks } from '../../../../lib/twin/services/route53/health-checks.ts';
import { healthChecksOf } from '../../../../lib/twin/services/route53/index.ts';
import { everyPage, faultOf, type TestWorld, testWorld } from '../ec2/test-world.ts';
import { check } from './shop-zone.ts';

const read = (here: TestWorld, HealthCheckId: string) =>
  healthChecks.GetHealthCheck({ HealthCheckId }, here).HealthCheck;
const status = (here: TestWorld, HealthCheckId: string) =>
  healthCheckStatus.GetHealthCheckStatus({ HealthCheckId }, here).HealthCheckObservations ?? [];

function fail(here: TestWorld, id: string, checkers?: number): void {
  const row = healthChecksOf(here).get(id);
  const failure = {
    text: 'HTTP Status Code 503, Service Unavailable',
    ...(checkers === undefined ? {} : { checkers }),
  };
  if (row !== undefined) healthChecksOf(here).set(id, { ...row, failure });
}

describe('twin/services/route53: health checks', () => {
  it("are kept with AWS's defaults", () => {
    const here = testWorld();
    expect(read(here, check(here))).to.deep.include({
      HealthCheckVersion: 1,
      HealthCheckConfig: {
        Type: 'HTTP',
        FullyQualifiedDomainName: 'orders.shop.example',
        ResourcePath: '/health',
        RequestInterval: 10,
        FailureThreshold: 3,
        Port: 80,
        MeasureLatency: false,
        Inverted: false,
        Disabled: false,
        EnableSNI: false,
      },
    });
    const secure = read(here, check(here, 'secure', { Type: 'HTTPS' }))?.HealthCheckConfig;
    expect(secure).to.include({ Port: 443, EnableSNI: true });
  });

  it('are the same for the same reference and settings, and refused for others', () => {
    const here = testWorld();
    expect(check(here)).to.equal(check(here));
    expect(faultOf(() => check(here, 'orders', { ResourcePath: '/else' }))).to.match(
      /^HealthCheckAlreadyExists: /,
    );
  });

  it('refuse settings that cannot be', () => {
    const wrong: Parameters<typeof check>[2][] = [
      { RequestInterval: 20 },
      { FailureThreshold: 11 },
      { FullyQualifiedDomainName: undefined },
      { Type: 'HTTP_STR_MATCH' },
      { Type: 'TCP' },
      { Regions: ['us-east-1'] },
      { Type: 'CALCULATED' },
      { Type: 'CLOUDWATCH_METRIC' },
      { Type: 'RECOVERY_CONTROL' },
    ];
    for (const settings of wrong)
      expect(
        faultOf(() => check(testWorld(), 'x', settings)),
        JSON.stringify(settings),
      ).to.match(/^InvalidInput: Invalid parameter: /);
  });

  it('change, keep what is not named, and count their versions', () => {
    const here = testWorld();
    const id = check(here);
    const update = (changes: object) =>
      healthChecks.UpdateHealthCheck({ HealthCheckId: id, ...changes }, here).HealthCheck;
    expect(update({ Disabled: true, Inverted: true })?.HealthCheckVersion).to.equal(2);
    expect(update({ ResourcePath: '/other', FailureThreshold: 1 })?.HealthCheckConfig).to.include({
      Disabled: true,
      Inverted: true,
      ResourcePath: '/other',
      FailureThreshold: 1,
      RequestInterval: 10,
    });
    expect(update({ ResetElements: ['ResourcePath'] })?.HealthCheckConfig).not.to.have.property(
      'ResourcePath',
    );
    expect(faultOf(() => update({ HealthCheckVersion: 1, Disabled: false }))).to.match(
      /^HealthCheckVersionMismatch: /,
    );
    expect(faultOf(() => update({ FailureThreshold: 0 }))).to.match(/^InvalidInput: /);
    expect(read(here, id)?.HealthCheckVersion).to.equal(4);
  });

  it('are watched by sixteen checkers in eight Regions', () => {
    const here = testWorld();
    const seen = status(here, check(here));
    expect(seen).to.have.length(16);
    expect(new Set(seen.map(({ Region }) => Region)).size).to.equal(8);
    expect(new Set(seen.map(({ StatusReport }) => StatusReport?.Status))).to.deep.equal(
      new Set(['Success: HTTP Status Code 200, OK']),
    );
    const ages = seen.map(
      ({ StatusReport }) => Date.parse(here.world.clock.now()) - Number(StatusReport?.CheckedTime),
    );
    expect(Math.max(...ages)).to.be.within(0, 10_000);
  });

  it('are watched from the Regions asked for only', () => {
    const here = testWorld();
    const id = check(here, 'near', { Regions: ['eu-west-1', 'us-east-1', 'us-west-2'] });
    expect(new Set(status(here, id).map(({ Region }) => Region))).to.deep.equal(
      new Set(['us-east-1', 'us-west-2', 'eu-west-1']),
    );
  });

  it('tell how their endpoint fails, for all checkers or some', () => {
    const here = testWorld();
    const id = check(here);
    const failures = () =>
      status(here, id).filter(({ StatusReport }) =>
        StatusReport?.Status?.startsWith('Failure: HTTP Status Code 503'),
      );
    fail(here, id);
    expect(failures()).to.have.length(16);
    fail(here, id, 3);
    expect(failures()).to.have.length(3);
  });

  it('have no observations when they are disabled or calculated', () => {
    const here = testWorld();
    const id = check(here, 'off', { Disabled: true });
    expect(status(here, id)).to.deep.equal([]);
    const calculated = healthChecks.CreateHealthCheck(
      {
        CallerReference: 'sum',
        HealthCheckConfig: { Type: 'CALCULATED', HealthThreshold: 1, ChildHealthChecks: [id] },
      },
      here,
    ).HealthCheck?.Id;
    expect(faultOf(() => status(here, calculated ?? ''))).to.match(/^InvalidInput: /);
  });

  it('list over small pages, and are deleted even while records name them', () => {
    const here = testWorld();
    const made = ['a', 'b', 'c'].map((reference) => check(here, reference));
    const pages = everyPage((Marker) => {
      const answer = healthChecks.ListHealthChecks({ Marker }, here);
      expect(answer).to.include({ Marker: Marker ?? '', MaxItems: 100 });
      return { items: answer.HealthChecks?.map(({ Id }) => Id) ?? [], next: answer.NextMarker };
    });
    expect(pages.map((page) => page.length)).to.deep.equal([2, 1]);
    expect(pages.flat()).to.have.members(made);
    healthChecks.DeleteHealthCheck({ HealthCheckId: made[0] }, here);
    expect(faultOf(() => read(here, made[0] ?? ''))).to.match(/^NoSuchHealthCheck: /);
  });
});
