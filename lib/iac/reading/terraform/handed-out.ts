/** Attributes that AWS fills in and nobody writes. */
export function isHandedOut(name: string): boolean {
  return HANDED_OUT.has(name) || FILLED_IN.test(name);
}

const HANDED_OUT = new Set([
  'address',
  'arn',
  'arn_suffix',
  'bucket_domain_name',
  'bucket_regional_domain_name',
  'caller_reference',
  'domain_name_configuration',
  'cloudwatch_log_group_arn',
  'create_date',
  'created_date',
  'dns_name',
  'endpoint',
  'etag',
  'execution_arn',
  'hosted_zone',
  'id',
  'invoke_arn',
  'invoke_url',
  'last_modified',
  'latest_restorable_time',
  'master_user_secret',
  'owner_id',
  'primary_network_interface_id',
  'private_dns',
  'private_ip',
  'public_dns',
  'public_ip',
  'qualified_arn',
  'qualified_invoke_arn',
  'reader_endpoint',
  'resource_id',
  'source_code_hash',
  'tags_all',
  'unique_id',
  'url',
  'version_id',
]);
const FILLED_IN = /^(?:created|updated|modified|last|latest)_|_fingerprint$/;
