import { createHash } from 'node:crypto';
import type {
  DeleteKeyPairRequest,
  DescribeKeyPairsRequest,
  DescribeKeyPairsResult,
  ImportKeyPairRequest,
  ImportKeyPairResult,
  KeyPairInfo,
} from '@aws-sdk/client-ec2';
import type { Instant } from '../../../base/instant.ts';
import { type CallContext, Fault } from '../../service.ts';
import { tagList } from '../../world/tags.ts';
import { matches } from './filters.ts';
import { ec2Tags, newId, tagNew } from './resource.ts';

/** A key pair; AWS keeps its public half. */
export interface StoredKeyPair {
  readonly id: string;
  readonly name: string;
  readonly fingerprint: string;
  readonly createdAt: Instant;
}

declare module '../../world/world.ts' {
  interface Tables {
    /** By name. */
    'ec2.key-pair': StoredKeyPair;
  }
}

/** Key pairs whose public half was brought along: the twin makes no private ones. */
export const keyPairs = {
  DescribeKeyPairs(input: DescribeKeyPairsRequest, context: CallContext): DescribeKeyPairsResult {
    const rows = table(context);
    for (const name of input.KeyNames ?? []) if (!rows.has(name)) throw notFound(name);
    const found = [...rows.values()]
      .filter(({ name }) => input.KeyNames?.includes(name) ?? true)
      .filter(({ id }) => input.KeyPairIds?.includes(id) ?? true)
      .filter((row) =>
        matches(input.Filters, () => ({
          'key-name': [row.name],
          'key-pair-id': [row.id],
          fingerprint: [row.fingerprint],
        })),
      );
    return { KeyPairs: found.map((row) => infoOf(row, context)) };
  },

  ImportKeyPair(input: ImportKeyPairRequest, context: CallContext): ImportKeyPairResult {
    const name = input.KeyName ?? '';
    if (table(context).has(name))
      throw new Fault('InvalidKeyPair.Duplicate', `The keypair '${name}' already exists.`);
    const id = newId(context.world, context, 'key-pair');
    const digest = createHash('md5')
      .update(input.PublicKeyMaterial ?? new Uint8Array())
      .digest('hex');
    const fingerprint = (digest.match(/../g) ?? []).join(':');
    const createdAt = context.world.clock.now();
    table(context).set(name, { id, name, fingerprint, createdAt });
    tagNew(context, 'key-pair', id, input.TagSpecifications);
    return { KeyName: name, KeyPairId: id, KeyFingerprint: fingerprint };
  },

  /** One that is not there any more is no error. */
  DeleteKeyPair({ KeyName = '' }: DeleteKeyPairRequest, context: CallContext): object {
    table(context).delete(KeyName);
    return { Return: true };
  },
};

function table({ world, account, region }: CallContext): Map<string, StoredKeyPair> {
  return world.table('ec2.key-pair', account, region);
}

function infoOf({ id, name, fingerprint, createdAt }: StoredKeyPair, context: CallContext): KeyPairInfo {
  return {
    KeyPairId: id,
    KeyName: name,
    KeyType: 'rsa',
    KeyFingerprint: fingerprint,
    CreateTime: new Date(createdAt),
    Tags: tagList(ec2Tags(context, 'key-pair', id)),
  };
}

function notFound(name: string): Fault {
  return new Fault('InvalidKeyPair.NotFound', `The key pair '${name}' does not exist`);
}
