import { devNull } from 'node:os';
import type { LentAccess } from '../../../aws/index.ts';
import { defined } from '../../../base/defined.ts';
import type { WorkFolder } from './work-folder.ts';

type Variables = Readonly<Record<string, string | undefined>>;

/** By these a program finds itself, its mirror of providers and the way out of a company; nothing else of ours is handed on. */
const KEPT = [
  'PATH',
  'LANG',
  'TMPDIR',
  'TF_CLI_CONFIG_FILE',
  'TF_PLUGIN_CACHE_DIR',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'NO_PROXY',
  'http_proxy',
  'https_proxy',
  'no_proxy',
];

/**
 * The whole environment of a program that makes things in the clean account: its keys, where to go, and none of the profiles, keys
 * and settings that the harness itself was started with.
 */
export function childEnvironment(
  variables: Variables,
  { folder, access, region }: { folder: WorkFolder; access: LentAccess; region: string },
): Readonly<Record<string, string>> {
  return {
    ...defined<Record<string, string>>(Object.fromEntries(KEPT.map((name) => [name, variables[name]]))),
    ...(access.endpoint === undefined ? {} : { AWS_ENDPOINT_URL: access.endpoint }),
    HOME: folder.root,
    AWS_ACCESS_KEY_ID: access.accessKeyId,
    AWS_SECRET_ACCESS_KEY: access.secretAccessKey,
    AWS_SESSION_TOKEN: access.sessionToken,
    AWS_REGION: region,
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_EC2_METADATA_DISABLED: 'true',
    TF_DATA_DIR: folder.data,
    TF_IN_AUTOMATION: '1',
    TF_INPUT: '0',
    CHECKPOINT_DISABLE: '1',
  };
}
