import { expect } from 'chai';
import { instanceState } from '../../../../lib/twin/services/ec2/instance-state.ts';
import { tags as ec2Tags } from '../../../../lib/twin/services/ec2/tags.ts';
import { zonesOf } from '../../../../lib/twin/services/ec2/zones.ts';
import type { TemplateTarget } from '../../../../lib/twin/services/fis/shapes.ts';
import { resolveTarget } from '../../../../lib/twin/services/fis/targets/resolve.ts';
import { newCache } from '../elasticache/cache.ts';
import { newCluster, newDatabase } from '../rds/database.ts';
import { type Laboratory, laboratory, web } from './laboratory.ts';

/** The last parts of the ARNs that a target resolves to. */
function met({ here }: Pick<Laboratory, 'here'>, target: TemplateTarget, draw = 'draw'): string[] {
  return resolveTarget(target, draw, here).map(({ arn }) => arn.split(/[:/]/).at(-1) ?? '');
}

describe('twin/services/fis: targets', () => {
  it('are chosen by all of their tags', () => {
    const lab = laboratory(['a', 'b']);
    const [first = ''] = lab.servers;
    ec2Tags.CreateTags({ Resources: [first], Tags: [{ Key: 'tier', Value: 'front' }] }, lab.here);
    expect(met(lab, web())).to.have.members([...lab.servers]);
    expect(met(lab, web({ resourceTags: { workload: 'orders', tier: 'front' } }))).to.deep.equal([first]);
    expect(met(lab, web({ resourceTags: { workload: 'other' } }))).to.deep.equal([]);
  });

  it('pass every filter by one of its values, along the paths of their description', () => {
    const lab = laboratory(['a', 'b', 'c']);
    const [a = '', b = ''] = lab.servers;
    instanceState.StopInstances({ InstanceIds: [b] }, lab.here);
    const zones = { path: 'Placement.AvailabilityZone', values: ['eu-west-1a', 'eu-west-1b'] };
    const running = { path: 'State.Name', values: ['running'] };
    expect(met(lab, web({ filters: [zones] }))).to.have.members([a, b]);
    expect(met(lab, web({ filters: [zones, running] }))).to.deep.equal([a]);
    expect(
      met(lab, web({ filters: [{ path: 'placement.availabilityZone', values: ['eu-west-1a'] }] })),
    ).to.deep.equal([]);
    const throughList = { path: 'BlockDeviceMappings.Ebs.DeleteOnTermination', values: ['true'] };
    expect(met(lab, web({ filters: [throughList] }))).to.have.lengthOf(3);
  });

  it('are named by ARN whatever their tags', () => {
    const lab = laboratory(['a', 'b']);
    const arn = `arn:aws:ec2:eu-west-1:111122223333:instance/${lab.servers[1]}`;
    const { resourceTags: _none, ...named } = web({ resourceArns: [arn] });
    expect(met(lab, named)).to.deep.equal([lab.servers[1]]);
  });

  it('are some of those that are meant, the same ones for the same draw; a share is rounded down', () => {
    const lab = laboratory(['a', 'b', 'c', 'a', 'b']);
    const two = web({ selectionMode: 'COUNT(2)' });
    expect(met(lab, two)).to.have.lengthOf(2).and.deep.equal(met(lab, two));
    const draws = ['1', '2', '3', '4', '5', '6'].map((draw) => met(lab, two, draw).join());
    expect(new Set(draws).size).to.be.greaterThan(1);
    expect(met(lab, web({ selectionMode: 'PERCENT(50)' }))).to.have.lengthOf(2);
    expect(met(lab, web({ selectionMode: 'COUNT(9)' }))).to.have.lengthOf(5);
  });

  it('are databases and subnets in a zone, by its name or its id', () => {
    const lab = laboratory([]);
    newDatabase(lab.here, { AvailabilityZone: 'eu-west-1a' });
    const [zone] = zonesOf(lab.here);
    for (const text of ['eu-west-1a', zone?.id ?? '', `eu-west-1c, ${zone?.id}`]) {
      const db = { resourceType: 'aws:rds:db', selectionMode: 'ALL' };
      expect(met(lab, { ...db, parameters: { availabilityZoneIdentifiers: text } }), text).to.deep.equal([
        'orders-db',
      ]);
    }
    const subnets = { resourceType: 'aws:ec2:subnet', selectionMode: 'ALL' };
    const parameters = { availabilityZoneIdentifier: zone?.id ?? '', vpc: zone?.vpcId ?? '' };
    expect(met(lab, { ...subnets, parameters })).to.deep.equal([zone?.subnetId]);
    expect(met(lab, { ...subnets, parameters: { ...parameters, vpc: 'vpc-other' } })).to.deep.equal([]);
  });

  it('are replication groups by their tags and any zone of theirs, and carry the zone along', () => {
    const lab = laboratory([]);
    newCache(lab.here);
    const group = { resourceType: 'aws:elasticache:replicationgroup', selectionMode: 'ALL' };
    const inZone = (zone: string) => ({
      ...group,
      resourceTags: { workload: 'catalogue' },
      parameters: { availabilityZoneIdentifier: zone },
    });
    expect(met(lab, inZone('eu-west-1b'))).to.deep.equal(['items']);
    expect(met(lab, inZone('eu-west-1c'))).to.deep.equal([]);
    expect(resolveTarget(inZone('eu-west-1a'), 'draw', lab.here)[0]?.parameters).to.deep.equal({
      availabilityZoneIdentifier: 'eu-west-1a',
    });
  });

  it('are clusters by the zone of their writer', () => {
    const lab = laboratory([]);
    newCluster(lab.here, ['b', 'c']);
    const cluster = { resourceType: 'aws:rds:cluster', selectionMode: 'ALL' };
    const inZone = (zone: string) => ({
      ...cluster,
      parameters: { writerAvailabilityZoneIdentifiers: zone },
    });
    expect(met(lab, inZone('eu-west-1b'))).to.deep.equal(['ledger']);
    expect(met(lab, inZone('eu-west-1c'))).to.deep.equal([]);
  });
});
