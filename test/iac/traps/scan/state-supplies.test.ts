import { expect } from 'chai';
import { formatLocation } from '../../../../lib/base/problem.ts';
import { findTraps } from '../../../../lib/iac/traps/index.ts';
import { iacSet } from '../../../support/trap-cases.ts';

type Attributes = Readonly<Record<string, unknown>>;

function resource(type: string, attributes: Attributes, mode = 'managed') {
  return {
    mode,
    type,
    name: 'one',
    provider: 'provider["registry.terraform.io/hashicorp/aws"]',
    instances: [{ attributes }],
  };
}

async function trapsIn(...resources: readonly ReturnType<typeof resource>[]): Promise<string[]> {
  const state = { version: 4, lineage: 'x', serial: 1, terraform_version: '1.11.4', outputs: {}, resources };
  const set = await iacSet({ 'terraform.tfstate': JSON.stringify(state) });
  return findTraps({ set })
    .filter(({ certainty }) => certainty !== 'unknown')
    .map(({ trap, where }) => `${trap} ${formatLocation(where)}`);
}

describe('what a state supplies', () => {
  it('is no literal: what AWS answered of a thing', async () => {
    expect(
      await trapsIn(
        resource('aws_s3_bucket', { bucket: '', region: 'eu-west-1', id: 'x' }),
        resource('aws_vpc', {
          id: 'vpc-0123456789abcdef0',
          default_security_group_id: 'sg-0123456789abcdef0',
          main_route_table_id: 'rtb-0123456789abcdef0',
        }),
        resource('aws_instance', {
          subnet_id: 'subnet-0123456789abcdef0',
          availability_zone: 'eu-west-1a',
          root_block_device: [{ volume_id: 'vol-0123456789abcdef0' }],
        }),
        resource('aws_subnet', { id: 'subnet-0123456789abcdef0', vpc_id: 'vpc-0123456789abcdef0' }),
      ),
    ).to.deep.equal([]);
  });

  it('is no literal: what a data source has looked up', async () => {
    expect(
      await trapsIn(
        resource('aws_region', { name: 'eu-west-1' }, 'data'),
        resource('aws_availability_zones', { names: ['eu-west-1a', 'eu-west-1b'] }, 'data'),
        resource('aws_subnet', { availability_zone: 'eu-west-1a' }),
        resource('aws_vpc_endpoint', { service_name: 'com.amazonaws.eu-west-1.s3' }),
      ),
    ).to.deep.equal([]);
  });

  it('leaves what points elsewhere, once for each resource and trap', async () => {
    expect(
      await trapsIn(
        resource('aws_subnet', { availability_zone: 'eu-west-1a', vpc_id: 'vpc-0123456789abcdef0' }),
        resource('aws_route53_record', { zone_id: 'Z0123456789ABCDEFGHIJ', name: 'www' }),
        resource('aws_security_group', {
          ingress: [{ security_groups: ['sg-0123456789abcdef0', 'sg-0123456789abcdef1'] }],
        }),
      ),
    ).to.have.members([
      'zone-literal terraform.tfstate aws_subnet.one',
      'network-id-literal terraform.tfstate aws_subnet.one',
      'hosted-zone-literal terraform.tfstate aws_route53_record.one',
      'network-id-literal terraform.tfstate aws_security_group.one',
    ]);
  });
});
