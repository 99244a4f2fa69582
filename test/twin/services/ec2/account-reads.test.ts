import { expect } from 'chai';
import { engineVersionOperations as cacheVersions } from '../../../../lib/twin/services/elasticache/engine-versions.ts';
import { instanceTypes } from '../../../../lib/twin/services/ec2/instance-types.ts';
import { keyPairs } from '../../../../lib/twin/services/ec2/key-pairs.ts';
import { networkChanges } from '../../../../lib/twin/services/ec2/network-changes.ts';
import { vpcPeerings } from '../../../../lib/twin/services/ec2/vpc-peerings.ts';
import { engineVersionOperations } from '../../../../lib/twin/services/rds/engine-versions.ts';
import { everyPage, faultOf, type TestWorld, testWorld, wide } from './test-world.ts';

describe('twin/services/ec2: what an account has for a template', () => {
  it('key pairs that were imported, by name, until they are deleted', () => {
    const here = testWorld();
    const PublicKeyMaterial = new TextEncoder().encode('ssh-rsa AAAA');
    keyPairs.ImportKeyPair({ KeyName: 'ops', PublicKeyMaterial }, here);
    expect(keyPairs.DescribeKeyPairs({}, here).KeyPairs?.[0]).to.include({ KeyName: 'ops' });
    expect(faultOf(() => keyPairs.ImportKeyPair({ KeyName: 'ops', PublicKeyMaterial }, here))).to.match(
      /^InvalidKeyPair.Duplicate/,
    );
    expect(faultOf(() => keyPairs.DescribeKeyPairs({ KeyNames: ['no'] }, here))).to.match(
      /^InvalidKeyPair.NotFound/,
    );
    expect(keyPairs.DescribeKeyPairs({}, here.as({ region: 'eu-central-1' })).KeyPairs).to.deep.equal([]);
    keyPairs.DeleteKeyPair({ KeyName: 'ops' }, here);
    expect(keyPairs.DescribeKeyPairs({}, here).KeyPairs).to.deep.equal([]);
  });

  it('networks that are joined, with the addresses of both', () => {
    const here = testWorld();
    const vpc = (CidrBlock: string) => networkChanges.CreateVpc({ CidrBlock }, here).Vpc?.VpcId ?? '';
    const [one, other] = [vpc('10.1.0.0/16'), vpc('10.2.0.0/16')];
    const made = vpcPeerings.CreateVpcPeeringConnection({ VpcId: one, PeerVpcId: other }, here);
    const id = made.VpcPeeringConnection?.VpcPeeringConnectionId ?? '';
    expect(id).to.match(/^pcx-[0-9a-f]{17}$/);
    vpcPeerings.AcceptVpcPeeringConnection({ VpcPeeringConnectionId: id }, here);
    const [peering] =
      vpcPeerings.DescribeVpcPeeringConnections({ VpcPeeringConnectionIds: [id] }, here)
        .VpcPeeringConnections ?? [];
    expect(peering?.Status?.Code).to.equal('active');
    expect([peering?.RequesterVpcInfo?.CidrBlock, peering?.AccepterVpcInfo?.CidrBlock]).to.deep.equal([
      '10.1.0.0/16',
      '10.2.0.0/16',
    ]);
    const clash = { VpcId: one, PeerVpcId: vpc('10.1.128.0/20') };
    expect(faultOf(() => vpcPeerings.CreateVpcPeeringConnection(clash, here))).to.match(/in common/);
    const abroad = { VpcId: one, PeerVpcId: other, PeerRegion: 'us-east-1' };
    expect(faultOf(() => vpcPeerings.CreateVpcPeeringConnection(abroad, here))).to.match(/^Unsupported/);
  });

  it('instance types, of which not every Region has all', () => {
    const types = (here: TestWorld) =>
      everyPage((NextToken) => {
        const answer = instanceTypes.DescribeInstanceTypeOfferings(NextToken ? { NextToken } : {}, here);
        const items = (answer.InstanceTypeOfferings ?? []).map(({ InstanceType }) => String(InstanceType));
        return { items, next: answer.NextToken };
      }).flat();
    const here = testWorld();
    expect(types(here)).to.include.members(['t3.micro', 'm7g.large', 'p4d.24xlarge']);
    expect(types(here.as({ region: 'eu-central-1' }))).not.to.include('p4d.24xlarge');
    const zoned = instanceTypes.DescribeInstanceTypeOfferings(
      {
        LocationType: 'availability-zone',
        Filters: [{ Name: 'instance-type', Values: ['m7g.large'] }],
      },
      wide(here),
    );
    expect(zoned.InstanceTypeOfferings).to.have.length(3);
    expect(
      faultOf(() => instanceTypes.DescribeInstanceTypeOfferings({ LocationType: 'outpost' }, here)),
    ).to.match(/^InvalidParameterValue/);
  });

  it('versions of engines, and those of old only for who asks for all', () => {
    const here = wide(testWorld());
    const of = (input: object) =>
      engineVersionOperations
        .DescribeDBEngineVersions({ Engine: 'postgres', ...input }, here)
        .DBEngineVersions?.map(({ EngineVersion }) => EngineVersion);
    expect(of({})).to.include('17.4').and.not.to.include('9.6.24');
    expect(of({ IncludeAll: true })).to.include('9.6.24');
    expect(of({ EngineVersion: '16' })).to.deep.equal(['16.11', '16.3']);
    const caches = cacheVersions.DescribeCacheEngineVersions({ Engine: 'redis' }, here);
    expect(caches.CacheEngineVersions?.map(({ EngineVersion }) => EngineVersion)).to.include('7.1');
  });
});
