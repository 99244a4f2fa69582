/** Where Terraform takes the only provider from that a rebuild may run. */
export const AWS_PROVIDER = 'registry.terraform.io/hashicorp/aws';

/** Arguments of the provider by which it takes other keys than those of its environment, or carries them elsewhere. */
export const FOREIGN_KEYS = [
  'access_key',
  'secret_key',
  'token',
  'profile',
  'shared_config_files',
  'shared_credentials_files',
  'shared_credentials_file',
  'assume_role',
  'assume_role_with_web_identity',
  'ec2_metadata_service_endpoint',
  'sts_region',
  'endpoints',
  'http_proxy',
  'https_proxy',
] as const;

/** `hashicorp/aws`, with or without its registry. */
export function isAwsProvider(source: string): boolean {
  const parts = source.toLowerCase().split('/');
  return (parts.length === 3 ? source : `registry.terraform.io/${source}`).toLowerCase() === AWS_PROVIDER;
}

/** `aws` of `aws.west`. */
export function localName(key: string): string {
  return key.split('.')[0] ?? key;
}
