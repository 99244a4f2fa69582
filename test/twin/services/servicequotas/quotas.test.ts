import { expect } from 'chai';
import { quotas } from '../../../../lib/twin/services/servicequotas/quotas.ts';
import { everyPage, faultOf, type TestWorld, testWorld } from '../ec2/test-world.ts';

describe('twin/services/servicequotas', () => {
  const codes = (here: TestWorld, ServiceCode: string): string[] =>
    everyPage((NextToken) => {
      const { Quotas = [], NextToken: next } = quotas.ListServiceQuotas(
        { ServiceCode, ...(NextToken && { NextToken }) },
        here,
      );
      return { items: Quotas.map(({ QuotaCode = '' }) => QuotaCode), next };
    }).flat();

  it('lists those of a service over small pages, with what AWS gives at first', () => {
    const here = testWorld();
    expect(codes(here, 'vpc')).to.include.members(['L-F678F1CE', 'L-A4707A72', 'L-E79EC296']);
    const { Quota } = quotas.GetServiceQuota({ ServiceCode: 'vpc', QuotaCode: 'L-F678F1CE' }, here);
    expect(Quota).to.include({ Value: 5, QuotaName: 'VPCs per Region', GlobalQuota: false });
  });

  it('tells what support has raised, in that account and Region alone', () => {
    const here = testWorld();
    here.world.table('servicequotas.quota', here.account, here.region).set('vpc/L-F678F1CE', { value: 20 });
    const value = (at: TestWorld) =>
      quotas.GetServiceQuota({ ServiceCode: 'vpc', QuotaCode: 'L-F678F1CE' }, at).Quota?.Value;
    expect(value(here)).to.equal(20);
    expect(value(here.as({ region: 'eu-central-1' }))).to.equal(5);
  });

  it('tells those without a Region in us-east-1 alone, and refuses what is not known', () => {
    const here = testWorld();
    expect(codes(here, 'iam')).to.deep.equal([]);
    expect(codes(here.as({ region: 'us-east-1' }), 'iam')).to.deep.equal(['L-FE177D64']);
    expect(faultOf(() => quotas.ListServiceQuotas({ ServiceCode: 'lambda' }, here))).to.match(
      /^NoSuchResourceException/,
    );
    expect(faultOf(() => quotas.GetServiceQuota({ ServiceCode: 'vpc', QuotaCode: 'L-0' }, here))).to.match(
      /^NoSuchResourceException/,
    );
  });
});
