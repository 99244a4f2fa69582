import { isMap, type Value, type ValueMap } from '../../../syntax/index.ts';
import { hide, masked } from '../sensitive.ts';

/** A resource or data source as a plan or a state holds it; secrets are left out already. */
export interface ShownResource {
  /** Of the whole configuration, with modules and keys: `module.web["a"].aws_instance.one[0]`. */
  readonly address: string;
  readonly type: string;
  readonly isData: boolean;
  readonly provider: string;
  readonly values: ValueMap;
}

/** Everything in a module of `terraform show -json` and in those below it. */
export function shownResources(module: Value | undefined, secrets: Set<string>): ShownResource[] {
  if (!isMap(module)) return [];
  const own = listOf(module['resources']).flatMap((resource) => shownResource(resource, secrets));
  return [...own, ...listOf(module['child_modules']).flatMap((child) => shownResources(child, secrets))];
}

export function listOf(value: Value | undefined): readonly Value[] {
  return Array.isArray(value) ? value : [];
}

function shownResource(resource: Value, secrets: Set<string>): ShownResource[] {
  if (!isMap(resource)) return [];
  const { address, type, mode, values, provider_name: provider } = resource;
  if (typeof address !== 'string' || typeof type !== 'string') return [];
  return [
    {
      address,
      type,
      isData: mode === 'data',
      provider: typeof provider === 'string' ? provider : '',
      values: withoutSecrets(type, isMap(values) ? values : {}, resource['sensitive_values'], secrets),
    },
  ];
}

/** Some resources are secrets from end to end, whatever the state says of them. */
export function withoutSecrets(
  type: string,
  values: ValueMap,
  marks: Value | undefined,
  secrets?: Set<string>,
): ValueMap {
  const hidden = SECRET_FIELDS.get(type) ?? [];
  const marked = masked(values, marks, secrets);
  if (!isMap(marked)) return {};
  const fields = hidden.filter((name) => marked[name] !== undefined && marked[name] !== null);
  return {
    ...marked,
    ...Object.fromEntries(fields.map((name) => [name, hide(values[name] ?? null, secrets)])),
  };
}

const SECRET_FIELDS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    random_password: ['result', 'bcrypt_hash'],
    random_string: ['result'],
    random_id: ['b64_std', 'b64_url', 'hex', 'dec', 'id'],
    tls_private_key: ['private_key_pem', 'private_key_openssh', 'private_key_pem_pkcs8'],
    aws_iam_access_key: ['secret', 'ses_smtp_password_v4', 'encrypted_secret', 'id'],
    aws_ssm_parameter: ['insecure_value'],
    aws_secretsmanager_secret_version: ['secret_string', 'secret_binary'],
  }),
);
