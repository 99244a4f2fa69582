import type { DnsName, Workload } from '../../lib/environment/environment.ts';
import type { Facts, Gap, Inventory } from '../../lib/inventory/inventory.ts';
import { objective, workload } from './declaration.ts';
import { AWAY } from './fact-base.ts';
import { loadBalancer } from './compute-facts.ts';
import {
  route53HealthCheck,
  route53Record,
  route53Zone,
  secondaryHealthCheck,
  secondaryRecord,
} from './dns-facts.ts';
import { inventory } from './inventory.ts';
import { type Fields, made } from './made.ts';

/** The name `orders.shop.example`, a CNAME, with declared propagation. */
export function dnsName(fields: Fields<DnsName> = {}): DnsName {
  return made<DnsName>(
    {
      name: 'orders.shop.example',
      type: 'CNAME',
      propagation: { what: 'propagation', takes: 60, because: 'Route 53 documents 60 s' },
    },
    fields,
  );
}

/** A workload that promises to turn its name within the RTO. */
export function namedWorkload(rto = 300, fields: Fields<DnsName> = {}): Workload {
  return workload({
    dns: [dnsName(fields)],
    objectives: [objective({ disruption: 'dns', rto, rpo: undefined, recovery: { by: 'dns', steps: [] } })],
  });
}

/** A failover pair over two load balancers, each with its health check; replace what the test is about. */
export function dnsWorld(facts: Partial<Facts> = {}, gaps: readonly Gap[] = []): Inventory {
  return inventory({
    facts: {
      'route53.zone': [route53Zone()],
      'route53.record': [route53Record(), secondaryRecord()],
      'route53.health-check': [route53HealthCheck(), secondaryHealthCheck()],
      'elb.load-balancer': [loadBalancer(), loadBalancer({ id: 'orders-web-dr', region: AWAY })],
      ...facts,
    },
    gaps,
  });
}
