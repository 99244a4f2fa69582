import type {
  CreateAliasCommandInput,
  CreateAliasCommandOutput,
  DeleteAliasCommandInput,
  DeleteAliasCommandOutput,
  ListAliasesCommandInput,
  ListAliasesCommandOutput,
  UpdateAliasCommandInput,
  UpdateAliasCommandOutput,
} from '@aws-sdk/client-kms';
import { page } from '../../page.ts';
import { type CallContext, Fault, type OperationTable } from '../../service.ts';
import { findKey, keyRows, type StoredAlias } from './key-row.ts';

/** Friendly names of keys. */
export const aliasOperations = {
  CreateAlias: createAlias,
  UpdateAlias: updateAlias,
  DeleteAlias: deleteAlias,
  ListAliases: listAliases,
} satisfies OperationTable;

type Answer<Output> = Omit<Output, '$metadata'>;

function createAlias(input: CreateAliasCommandInput, context: CallContext): Answer<CreateAliasCommandOutput> {
  const name = input.AliasName ?? '';
  if (!name.startsWith('alias/') || name.startsWith('alias/aws/'))
    throw new Fault('ValidationException', `Alias must start with the prefix "alias/" and not "alias/aws/".`);
  const key = findKey(input.TargetKeyId ?? '', context);
  const rows = context.world.table('kms.alias', context.account, context.region);
  if (rows.has(name))
    throw new Fault(
      'AlreadyExistsException',
      `An alias with the name ${aliasArn(name, context)} already exists`,
    );
  rows.set(name, { name, keyId: key.KeyId, createdAt: context.world.clock.now() });
  return {};
}

function updateAlias(input: UpdateAliasCommandInput, context: CallContext): Answer<UpdateAliasCommandOutput> {
  const alias = ownAlias(input.AliasName, context);
  const key = findKey(input.TargetKeyId ?? '', context);
  aliasRows(context).set(alias.name, { ...alias, keyId: key.KeyId });
  return {};
}

function deleteAlias(input: DeleteAliasCommandInput, context: CallContext): Answer<DeleteAliasCommandOutput> {
  aliasRows(context).delete(ownAlias(input.AliasName, context).name);
  return {};
}

function ownAlias(name: string | undefined, context: CallContext): StoredAlias {
  const found = aliasRows(context).get(name ?? '');
  if (found !== undefined && !found.name.startsWith('alias/aws/')) return found;
  throw new Fault('NotFoundException', `Alias ${aliasArn(name ?? '', context)} is not found.`);
}

function aliasRows({ world, account, region }: CallContext): Map<string, StoredAlias> {
  return world.table('kms.alias', account, region);
}

function listAliases(input: ListAliasesCommandInput, context: CallContext): Answer<ListAliasesCommandOutput> {
  const key = input.KeyId === undefined ? undefined : findKey(input.KeyId, context);
  const keys = keyRows(context);
  const aliases = [...context.world.table('kms.alias', context.account, context.region).values()];
  const wanted = aliases.filter(
    (alias) => keys.has(alias.keyId) && (key === undefined || alias.keyId === key.KeyId),
  );
  const { items, next } = page(wanted, {
    token: input.Marker,
    max: input.Limit,
    limit: 100,
    context,
    id: (alias) => alias.name,
    scope: key?.KeyId ?? '',
  });
  return {
    Aliases: items.map((alias) => aliasView(alias, context)),
    Truncated: next !== undefined,
    NextMarker: next,
  };
}

function aliasView(alias: StoredAlias, context: CallContext) {
  return {
    AliasName: alias.name,
    AliasArn: aliasArn(alias.name, context),
    TargetKeyId: alias.keyId,
    CreationDate: new Date(alias.createdAt),
    LastUpdatedDate: new Date(alias.createdAt),
  };
}

function aliasArn(name: string, { account, region }: CallContext): string {
  return `arn:aws:kms:${region}:${account}:${name}`;
}
