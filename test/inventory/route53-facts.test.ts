import type { ResourceRecordSet } from '@aws-sdk/client-route-53';
import { expect } from 'chai';
import { route53HealthCheck, route53Record, route53Zone } from '../../lib/inventory/route53-facts.ts';
import { seenGlobally } from './seen.ts';

const zone = route53Zone({ Id: '/hostedzone/Z1', Name: 'Shop.Example.', CallerReference: 'c' }, seenGlobally);

describe('Route 53 facts', () => {
  it('name a zone without the path and the trailing dot', () => {
    expect(zone).to.include({ id: 'Z1', name: 'shop.example', private: false, region: 'global' });
    expect(zone.arn).to.equal('arn:aws:route53:::hostedzone/Z1');
  });

  it('map one half of a failover pair', () => {
    const fact = route53Record(
      {
        Name: 'orders.shop.example.',
        Type: 'CNAME',
        TTL: 60,
        SetIdentifier: 'primary',
        Failover: 'PRIMARY',
        HealthCheckId: 'h-1',
        ResourceRecords: [{ Value: 'Orders-Web.eu-west-1.elb.amazonaws.com.' }],
      },
      zone,
      seenGlobally,
    );
    expect(fact).to.deep.include({
      name: 'orders.shop.example',
      policy: 'failover',
      failover: 'PRIMARY',
      ttl: 60,
      healthCheckId: 'h-1',
      values: ['orders-web.eu-west-1.elb.amazonaws.com'],
      zoneId: 'Z1',
    });
    expect(fact.arn).to.equal('arn:aws:route53:::hostedzone/Z1/recordset/orders.shop.example/CNAME/primary');
  });

  it('map an alias, which has no TTL', () => {
    const fact = route53Record(
      {
        Name: '\\052.shop.example.',
        Type: 'A',
        AliasTarget: { DNSName: 'Dualstack.LB.', HostedZoneId: 'Z2', EvaluateTargetHealth: true },
      },
      zone,
      seenGlobally,
    );
    expect(fact.alias).to.deep.equal({ name: 'dualstack.lb', zoneId: 'Z2', evaluateTargetHealth: true });
    expect(fact).to.include({ name: '*.shop.example', policy: 'simple' }).and.not.have.property('ttl');
  });

  it('tell every routing policy', () => {
    const record = { Name: 'a.', Type: 'A' } as const;
    const policies = [
      { Weight: 0 },
      { Region: 'eu-west-1' },
      { GeoLocation: { CountryCode: 'DE' } },
      { GeoProximityLocation: {} },
      { CidrRoutingConfig: { CollectionId: 'c', LocationName: 'l' } },
      { MultiValueAnswer: true },
      { MultiValueAnswer: false },
    ] as const;
    const found = policies.map(
      (policy) => route53Record({ ...record, ...policy }, zone, seenGlobally).policy,
    );
    expect(found).to.deep.equal([
      'weighted',
      'latency',
      'geolocation',
      'geoproximity',
      'cidr',
      'multivalue',
      'simple',
    ]);
  });

  it('leave the text of a TXT record as it is', () => {
    const raw: ResourceRecordSet = {
      Name: 'a.',
      Type: 'TXT',
      TTL: 5,
      ResourceRecords: [{ Value: '"Upper."' }],
    };
    expect(route53Record(raw, zone, seenGlobally).values).to.deep.equal(['"Upper."']);
  });

  it('map a health check, without observations until they are read', () => {
    const fact = route53HealthCheck(
      {
        Id: 'h-1',
        CallerReference: 'c',
        HealthCheckVersion: 1,
        HealthCheckConfig: {
          Type: 'HTTP',
          FullyQualifiedDomainName: 'orders.example',
          Port: 80,
          ResourcePath: '/health',
          RequestInterval: 10,
          FailureThreshold: 3,
          Disabled: true,
        },
      },
      (arn) => ({ arn }),
      seenGlobally,
    );
    expect(fact).to.deep.include({
      id: 'h-1',
      disabled: true,
      inverted: false,
      target: 'orders.example',
      intervalSeconds: 10,
      failureThreshold: 3,
      tags: { arn: 'arn:aws:route53:::healthcheck/h-1' },
    });
    expect(fact).not.to.have.property('observations');
  });

  it('take the address for what a health check watches where a name goes along with it', () => {
    const fact = route53HealthCheck(
      {
        Id: 'h-2',
        CallerReference: 'c',
        HealthCheckVersion: 1,
        HealthCheckConfig: {
          Type: 'HTTP',
          IPAddress: '192.0.2.10',
          FullyQualifiedDomainName: 'orders.example',
        },
      },
      () => ({}),
      seenGlobally,
    );
    expect(fact.target).to.equal('192.0.2.10');
  });
});
