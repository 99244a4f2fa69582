import { expect } from 'chai';
import type { FactKind } from '../../lib/inventory/facts.ts';
import type { Facts, Gap } from '../../lib/inventory/inventory.ts';
import { gap, inventory, kmsKey, rdsInstance, targetGroup, workload } from '../support/facts.ts';
import { view } from '../support/view.ts';

function gapsOf(one: Gap, kinds: readonly FactKind[], facts: Partial<Facts> = {}, stacks: string[] = []) {
  const declared = workload({ select: { tags: { workload: 'orders' }, arns: [], stacks } });
  return view({ workload: declared, inventory: inventory({ facts, gaps: [one] }) }).gaps(kinds);
}

describe('the gaps that concern a workload', () => {
  it('are listings that failed, whoever owns what they would have held', () => {
    expect(gapsOf(gap(), ['rds.instance'])).to.have.length(1);
    expect(gapsOf(gap(), ['rds.cluster'])).to.have.length(0);
  });

  it('are calls about its own resources, not about those of others', () => {
    const [own, other] = [targetGroup(), targetGroup({ id: 'other', tags: {} })];
    const facts = { 'elb.target-group': [own, other] };
    const about = (subject: string) => gap({ kinds: ['elb.target-group'], subject });
    expect(gapsOf(about(own.arn), ['elb.target-group'], facts)).to.have.length(1);
    expect(gapsOf(about(other.arn), ['elb.target-group'], facts)).to.have.length(0);
    expect(gapsOf(about('never seen'), ['elb.target-group'], facts)).to.have.length(1);
  });

  it('are keys that its stores use', () => {
    const own = rdsInstance();
    const facts = { 'rds.instance': [own], 'kms.key': [kmsKey({ id: 'other' })] };
    const about = (subject: string) => gap({ kinds: ['kms.key'], operation: 'DescribeKey', subject });
    expect(gapsOf(about(own.keyArn ?? ''), ['kms.key'], facts)).to.have.length(1);
    expect(gapsOf(about('11111111-2222-3333-4444-555555555555'), ['kms.key'], facts)).to.have.length(1);
    expect(gapsOf(about('other'), ['kms.key'], facts)).to.have.length(0);
  });

  it('are the vaults that anyone may have points in', () => {
    const vault = gap({ kinds: ['backup.vault'], subject: 'arn:aws:backup:eu-west-1:1:backup-vault:any' });
    expect(gapsOf(vault, ['backup.vault'])).to.have.length(1);
  });

  it('are the contents of stacks, for whatever kind, when it is selected by stacks', () => {
    const stacks = gap({ kinds: ['cloudformation.resource'], operation: 'ListStackResources' });
    expect(gapsOf(stacks, ['rds.instance'], {}, ['shop-orders'])).to.have.length(1);
    expect(gapsOf(stacks, ['rds.instance'], {}, [])).to.have.length(0);
  });

  it('are no zones of DNS where no name is declared', () => {
    const zones = gap({ kinds: ['route53.record'], subject: 'Z1' });
    expect(gapsOf(zones, ['route53.record'])).to.have.length(0);
  });
});
