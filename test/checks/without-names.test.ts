import { expect } from 'chai';
import { CHECKS } from '../../lib/checks/index.ts';
import { environment, gap, inventory, workload } from '../support/facts.ts';
import { verdictsOf } from '../support/verdicts.ts';

const denied = gap({
  service: 'route53',
  operation: 'ListHostedZones',
  region: 'global',
  action: 'route53:ListHostedZones',
  kinds: ['route53.zone', 'route53.record'],
});

/** The checks that a denied listing of zones makes unknown. */
function unknownWith(dns: ReturnType<typeof workload>['dns']): string[] {
  const declared = environment({ workloads: [workload({ dns })] });
  const seen = inventory({ gaps: [denied] });
  return CHECKS.filter((check) =>
    verdictsOf(check, { environment: declared, inventory: seen }).some(({ message }) =>
      message.startsWith('route53:ListHostedZones could not be read'),
    ),
  ).map(({ id }) => id);
}

describe('a denied listing of DNS zones', () => {
  it('leaves what does not rest on it alone in a workload that declares no names', () => {
    expect(unknownWith([])).to.have.members(['inventory/resources-tagged', 'route53/health-check-armed']);
  });

  it('is told by every check that rests on it where names are declared', () => {
    expect(unknownWith([{ name: 'orders.shop.example', type: 'CNAME' }])).to.include.members([
      'objectives/rto-attainable',
      'ec2/instances-spread',
      'elb/targets-in-two-zones',
      'route53/failover-complete',
    ]);
  });
});
