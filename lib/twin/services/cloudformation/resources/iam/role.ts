import { isMap, type Value } from '../../../../../syntax/index.ts';
import { roleArn, type StoredRole } from '../../../sts/role.ts';
import type { CallContext } from '../../../../service.ts';
import { fixed, hidden, json, list, record, tags, text, whole } from '../property.ts';
import type { Properties, ResourceType } from '../resource-type.ts';

/** `AWS::IAM::Role`: who may take it on is kept, what it may do is not, because the twin lets everybody do everything. */
export const role: ResourceType = {
  name: 'AWS::IAM::Role',
  properties: {
    RoleName: fixed(text),
    Path: fixed(text),
    Description: hidden(text),
    AssumeRolePolicyDocument: hidden(fixed(json)),
    ManagedPolicyArns: hidden(list(text)),
    Policies: hidden(list(record({ PolicyName: text, PolicyDocument: json }))),
    MaxSessionDuration: fixed(whole),
    Tags: tags,
  },
  required: ['AssumeRolePolicyDocument'],
  attributes: ['Arn'],
  create: (properties, call) => {
    const { RoleName } = properties;
    const name = typeof RoleName === 'string' ? RoleName : call.name({ longest: 64 });
    const rows = rolesOf(call.context);
    if (rows.has(name)) return Promise.reject(new Error(`${name} already exists`));
    rows.set(name, roleFrom(name, properties));
    return Promise.resolve(name);
  },
  read: (id, { context }) => {
    const row = rolesOf(context).get(id);
    return Promise.resolve({ Arn: row === undefined ? '' : roleArn(context.account, row) });
  },
  // The rights of a role are not kept, so there is nothing that would have to change.
  update: () => Promise.resolve(),
  remove: (id, _properties, { context }) => {
    rolesOf(context).delete(id);
    return Promise.resolve();
  },
  look: (id, { context }) => {
    const row = rolesOf(context).get(id);
    return Promise.resolve(row === undefined ? undefined : { RoleName: id, Path: row.path ?? '/' });
  },
  arn: (id, { account }) => `arn:aws:iam::${account}:role/${id}`,
};

function rolesOf({ world, account }: CallContext): Map<string, StoredRole> {
  return world.table('iam.role', account, 'global');
}

function roleFrom(
  name: string,
  { Path, AssumeRolePolicyDocument, MaxSessionDuration }: Properties,
): StoredRole {
  const principals = statementsOf(AssumeRolePolicyDocument).flatMap((statement) =>
    isMap(statement) && isMap(statement['Principal']) ? [statement['Principal']] : [],
  );
  const accounts = principals.flatMap(({ AWS = [] }) => texts(AWS));
  return {
    name,
    ...(typeof Path === 'string' ? { path: Path } : {}),
    trusts: accounts.map((principal) => /\b\d{12}\b/.exec(principal)?.[0] ?? principal),
    trustsServices: principals.flatMap(({ Service = [] }) => texts(Service)),
    ...(typeof MaxSessionDuration === 'number' ? { maxSessionSeconds: MaxSessionDuration } : {}),
  };
}

function statementsOf(document: Value | undefined): readonly Value[] {
  const read = typeof document === 'string' ? (JSON.parse(document) as Value) : document;
  const statement = isMap(read) ? read['Statement'] : undefined;
  return Array.isArray(statement)
    ? (statement as readonly Value[])
    : statement === undefined
      ? []
      : [statement];
}

function texts(value: Value): string[] {
  return (Array.isArray(value) ? (value as readonly Value[]) : [value]).map(String);
}
