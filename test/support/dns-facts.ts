import type { Route53HealthCheck, Route53Record, Route53Zone } from '../../lib/inventory/facts.ts';
import { factBase } from './fact-base.ts';
import { type Fields, made } from './made.ts';

/** The public zone `shop.example`. */
export function route53Zone(fields: Fields<Route53Zone> = {}): Route53Zone {
  return made<Route53Zone>(
    {
      ...factBase(fields, 'Z0SHOP', 'route53:::hostedzone/{id}', 'global'),
      name: 'shop.example',
      private: false,
      recordCount: 6,
    },
    fields,
  );
}

/** The primary of a failover pair for `orders.shop.example`: a CNAME to the ALB, TTL 60, with a health check. */
export function route53Record(fields: Fields<Route53Record> = {}): Route53Record {
  const zoneId = fields.zoneId ?? 'Z0SHOP';
  const name = fields.name ?? 'orders.shop.example';
  const setIdentifier = 'setIdentifier' in fields ? fields.setIdentifier : 'primary';
  const id = `${name}/${fields.type ?? 'CNAME'}${setIdentifier === undefined ? '' : `/${setIdentifier}`}`;
  return made<Route53Record>(
    {
      ...factBase(
        { ...fields, id: fields.id ?? id },
        id,
        `route53:::hostedzone/${zoneId}/recordset/{id}`,
        'global',
      ),
      tags: {},
      zoneId,
      name,
      type: 'CNAME',
      ...(fields.alias === undefined
        ? { ttl: 60, values: ['orders-web-123.eu-west-1.elb.amazonaws.com'] }
        : { values: [] }),
      setIdentifier: 'primary',
      healthCheckId: 'hc-primary',
      policy: 'failover',
      failover: 'PRIMARY',
    },
    fields,
  );
}

/** The secondary of the pair: a CNAME to the ALB of the other Region, with a health check of its own. */
export function secondaryRecord(fields: Fields<Route53Record> = {}): Route53Record {
  return route53Record({
    setIdentifier: 'secondary',
    healthCheckId: 'hc-secondary',
    failover: 'SECONDARY',
    ...(fields.alias === undefined ? { values: ['orders-web-dr-123.eu-central-1.elb.amazonaws.com'] } : {}),
    ...fields,
  });
}

/** An HTTP check of the ALB in eu-west-1, interval 10 s, threshold 3, seen healthy by every checker. */
export function route53HealthCheck(fields: Fields<Route53HealthCheck> = {}): Route53HealthCheck {
  return made<Route53HealthCheck>(
    {
      ...factBase(fields, 'hc-primary', 'route53:::healthcheck/{id}', 'global'),
      type: 'HTTP',
      disabled: false,
      inverted: false,
      target: 'orders-web-123.eu-west-1.elb.amazonaws.com',
      port: 80,
      path: '/health',
      intervalSeconds: 10,
      failureThreshold: 3,
      childIds: [],
      observations: Array.from({ length: 16 }, () => 'Success: HTTP Status Code 200, OK'),
    },
    fields,
  );
}

/** The check of the other Region's ALB. */
export function secondaryHealthCheck(fields: Fields<Route53HealthCheck> = {}): Route53HealthCheck {
  return route53HealthCheck({
    id: 'hc-secondary',
    target: 'orders-web-dr-123.eu-central-1.elb.amazonaws.com',
    ...fields,
  });
}
