import type { KeyMetadata } from '@aws-sdk/client-kms';
import { parseArn } from '../../../base/arn.ts';
import { instant, type Instant } from '../../../base/instant.ts';
import { type CallContext, Fault } from '../../service.ts';
import { uuidOf } from '../../world/identifier.ts';
import type { Place } from '../../world/tags.ts';
import type { World } from '../../world/world.ts';

/** A KMS key as it is kept. A key past its deletion date is gone when it is next read. */
export interface StoredKey extends KeyMetadata {
  readonly KeyId: string;
  readonly Arn: string;
  readonly KeyState: NonNullable<KeyMetadata['KeyState']>;
  readonly policy: string;
  readonly isRotated?: boolean;
}

export interface StoredAlias {
  readonly name: string;
  readonly keyId: string;
  readonly createdAt: Instant;
}

declare module '../../world/world.ts' {
  interface Tables {
    /** By key id. */
    'kms.key': StoredKey;
    /** By alias name, `alias/` included. */
    'kms.alias': StoredAlias;
  }
}

/** A world and a place in it: any call context will do. */
export interface KeyPlace extends Place {
  readonly world: World;
}

/** The keys of one account and Region, as they are now. */
export function keyRows({ world, account, region }: KeyPlace): Map<string, StoredKey> {
  const rows = world.table('kms.key', account, region);
  const now = world.clock.now();
  for (const [id, key] of rows)
    if (key.DeletionDate !== undefined && instant(key.DeletionDate) <= now) rows.delete(id);
  return rows;
}

/** The key that an id, an alias or an ARN of either names; an ARN may lead to another account or Region. */
export function resolveKey(name: string, place: KeyPlace): StoredKey | undefined {
  const arn = parseArn(name);
  const home = arn === undefined ? place : { ...place, account: arn.account, region: arn.region };
  const local = arn === undefined ? name : arn.resource.replace(/^key\//, '');
  const id = local.startsWith('alias/')
    ? home.world.table('kms.alias', home.account, home.region).get(local)?.keyId
    : local;
  return id === undefined ? undefined : keyRows(home).get(id);
}

/** As resolveKey, but a key that is not there is NotFoundException. */
export function findKey(name: string, context: CallContext): StoredKey {
  const found = resolveKey(name, context);
  if (found !== undefined) return found;
  const what = name.includes('alias/') ? 'Alias' : 'Key';
  throw new Fault('NotFoundException', `${what} '${arnFor(name, context)}' does not exist`);
}

function arnFor(name: string, { account, region }: Place): string {
  if (name.startsWith('arn:')) return name;
  return `arn:aws:kms:${region}:${account}:${name.startsWith('alias/') ? name : `key/${name}`}`;
}

/** The key that AWS keeps in an account for one of its services (`alias/aws/rds`), made when it is first needed. */
export function managedKey(service: string, place: KeyPlace): StoredKey {
  const alias = `alias/aws/${service}`;
  const found = resolveKey(alias, place);
  if (found !== undefined) return found;
  const key = newKey(place, uuidOf(`${alias}|${place.account}|${place.region}`), {
    Description: `Default key that protects my ${service.toUpperCase()} data when no other key is defined`,
    KeyManager: 'AWS',
  });
  keyRows(place).set(key.KeyId, key);
  place.world
    .table('kms.alias', place.account, place.region)
    .set(alias, { name: alias, keyId: key.KeyId, createdAt: place.world.clock.now() });
  return key;
}

/** A new symmetric key, enabled; it is not put into the table. */
export function newKey(
  { world, account, region }: KeyPlace,
  id: string,
  fields: Partial<
    Pick<StoredKey, 'Description' | 'KeyManager' | 'MultiRegion' | 'MultiRegionConfiguration' | 'policy'>
  >,
): StoredKey {
  return {
    AWSAccountId: account,
    KeyId: id,
    Arn: `arn:aws:kms:${region}:${account}:key/${id}`,
    CreationDate: new Date(world.clock.now()),
    Enabled: true,
    Description: '',
    KeyUsage: 'ENCRYPT_DECRYPT',
    KeyState: 'Enabled',
    Origin: 'AWS_KMS',
    KeyManager: 'CUSTOMER',
    KeySpec: 'SYMMETRIC_DEFAULT',
    CustomerMasterKeySpec: 'SYMMETRIC_DEFAULT',
    EncryptionAlgorithms: ['SYMMETRIC_DEFAULT'],
    MultiRegion: false,
    policy: defaultPolicy(account),
    ...fields,
  };
}

function defaultPolicy(account: string): string {
  const statement = {
    Sid: 'Enable IAM User Permissions',
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${account}:root` },
    Action: 'kms:*',
    Resource: '*',
  };
  return JSON.stringify({ Version: '2012-10-17', Id: 'key-default-1', Statement: [statement] });
}
