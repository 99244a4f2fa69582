import { loadSharedConfigFiles } from '@smithy/core/config';
import { LandfallError } from '../base/errors.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Refuses endpoints that the process environment or the AWS profile sets and the declaration does not name: a run that says
 * it looked at AWS must have looked at AWS. https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 */
export async function refuseConfiguredEndpoints(variables: Environment): Promise<void> {
  if (isTrue(variables['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'])) return;
  const found = [...inVariables(variables), ...(await inProfile(variables))];
  if (found.length === 0) return;
  throw new LandfallError(
    'ENDPOINT_NOT_DECLARED',
    'guard',
    found.map(({ where, url }) => ({
      what: 'An endpoint is configured that the environment file does not declare',
      where,
      expected: 'AWS itself, as declared',
      got: withoutCredentials(url),
      fix: 'declare it as `endpoint:`, unset it, or set AWS_IGNORE_CONFIGURED_ENDPOINT_URLS=true',
    })),
  );
}

interface Found {
  readonly where: string;
  readonly url: string;
}

function inVariables(variables: Environment): Found[] {
  return Object.entries(variables).flatMap(([name, url]) =>
    /^AWS_ENDPOINT_URL(_|$)/.test(name) && url !== undefined && url !== '' ? [{ where: name, url }] : [],
  );
}

/** `endpoint_url` of the profile, and of the `services` section that it names. */
async function inProfile(variables: Environment): Promise<Found[]> {
  const profile = variables['AWS_PROFILE'] ?? 'default';
  const { configFile, credentialsFile } = await loadSharedConfigFiles({
    ...given('configFilepath', variables['AWS_CONFIG_FILE']),
    ...given('filepath', variables['AWS_SHARED_CREDENTIALS_FILE']),
    ignoreCache: true,
  });
  const settings: Environment = { ...credentialsFile[profile], ...configFile[profile] };
  if (isTrue(settings['ignore_configured_endpoint_urls'])) return [];
  const services: Environment = configFile[`services.${settings['services'] ?? ''}`] ?? {};
  return [
    ...urls(settings, `endpoint_url of the AWS profile "${profile}"`),
    ...urls(services, `the services section "${settings['services']}" of the AWS profile "${profile}"`),
  ];
}

function urls(settings: Environment, where: string): Found[] {
  return Object.entries(settings).flatMap(([name, url]) =>
    /(^|\.)endpoint_url$/.test(name) && url !== undefined ? [{ where, url }] : [],
  );
}

function given(name: string, value: string | undefined): Record<string, string> {
  return value === undefined ? {} : { [name]: value };
}

function isTrue(value: string | undefined): boolean {
  return value?.toLowerCase() === 'true';
}

function withoutCredentials(url: string): string {
  return url.replace(/\/\/[^/@]*@/, '//');
}
