import { own } from '../../../base/own.ts';
import { isMap, type Value } from '../../../syntax/index.ts';
import type { IacUnit } from '../../iac-set.ts';
import { withoutKnown } from '../sensitive.ts';
import { isHandedOut } from './handed-out.ts';
import type { ShownResource } from './shown-resource.ts';
import { terraformUnit } from './terraform-unit.ts';
import { substituted } from './substituted.ts';

/**
 * The unit of a state. A state does not tell what was written and what the provider filled in. So what a resource of it is
 * known by (ids, ARNs) is told as `${address.id}` wherever else it stands, and what only AWS hands out is left out: a
 * literal that is left points to something that this state does not make.
 */
export function stateUnit(
  resources: readonly ShownResource[],
  file: string,
  secrets: ReadonlySet<string>,
): IacUnit {
  const known = identitiesOf(resources);
  return terraformUnit(
    file,
    'terraform-state',
    resources.map((resource) => {
      const kept = Object.entries(resource.values).filter(([name]) => resource.isData || !isHandedOut(name));
      const values = withoutKnown(substituted(Object.fromEntries(kept), known), secrets);
      return { ...resource, values: isMap(values) ? values : {} };
    }),
  );
}

/** What other resources know a resource by. Short ids (`0`, `main`) may be anything. */
function identitiesOf(resources: readonly ShownResource[]): { name: string; text: string }[] {
  const found = new Map<string, string>();
  for (const { address, type, values } of resources) {
    for (const attribute of ['arn', 'id', ...(own(OWN_IDS, type) ?? [])]) {
      for (const text of textsOf(values[attribute])) {
        if (isIdentity(text) && !found.has(text)) found.set(text, `${address}.${attribute}`);
      }
    }
  }
  return [...found].map(([text, name]) => ({ name, text })).sort((a, b) => b.text.length - a.text.length);
}

/** What else a resource is known by. The same attributes of others (`zone_id` of a record) are what those are told. */
const OWN_IDS: Readonly<Record<string, readonly string[]>> = {
  aws_caller_identity: ['account_id'],
  aws_organizations_account: ['account_id'],
  aws_subnets: ['ids'],
  aws_vpcs: ['ids'],
  aws_security_groups: ['ids'],
  aws_instances: ['ids'],
  aws_ami_ids: ['ids'],
  aws_subnet_ids: ['ids'],
  aws_route_tables: ['ids'],
  aws_network_interfaces: ['ids'],
  aws_nat_gateways: ['ids'],
  aws_network_acls: ['ids'],
  aws_ebs_volumes: ['ids'],
  aws_eips: ['allocation_ids'],
  aws_ec2_transit_gateway_attachments: ['ids'],
  aws_route53_zone: ['zone_id'],
  aws_route53_zones: ['ids'],
  aws_lb: ['zone_id'],
  aws_alb: ['zone_id'],
  aws_elb: ['zone_id'],
  aws_s3_bucket: ['hosted_zone_id'],
  aws_cloudfront_distribution: ['hosted_zone_id'],
  aws_globalaccelerator_accelerator: ['hosted_zone_id'],
  aws_db_instance: ['hosted_zone_id'],
  aws_rds_cluster: ['hosted_zone_id'],
  aws_apigatewayv2_domain_name: ['hosted_zone_id'],
  aws_api_gateway_domain_name: ['regional_zone_id', 'cloudfront_zone_id'],
  aws_kms_key: ['key_id'],
  aws_kms_external_key: ['key_id'],
  aws_kms_replica_key: ['key_id'],
};

function isIdentity(text: string): boolean {
  return /^arn:|^\d{12}$|^[a-z]+-[0-9a-f]{8,17}$|^[0-9a-f]{8}-[0-9a-f-]{27}$|^Z[A-Z0-9]{10,}$/.test(text);
}

function textsOf(value: Value | undefined): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.flatMap(textsOf) : [];
}
