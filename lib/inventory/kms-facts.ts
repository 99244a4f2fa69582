import type { KeyMetadata } from '@aws-sdk/client-kms';
import type { KmsKey, Tags } from './facts.ts';
import type { Sighting } from './place.ts';
import { base, moment, need, present } from './present.ts';

/** A key, with the names that lead to it. */
export function kmsKey(
  raw: KeyMetadata,
  own: { readonly aliases: readonly string[]; readonly tags: (arn: string) => Tags },
  seen: Sighting,
): KmsKey {
  const arn = need(raw.Arn, 'Arn');
  return {
    ...base(seen, arn, need(raw.KeyId, 'KeyId'), own.tags(arn)),
    state: need(raw.KeyState, 'KeyState'),
    manager: need(raw.KeyManager, 'KeyManager'),
    multiRegion: raw.MultiRegion ?? false,
    replicas: relatedArns(raw).filter((related) => related !== arn),
    aliases: own.aliases,
    ...present({ deletionDate: moment(raw.DeletionDate), validTo: moment(raw.ValidTo) }),
  };
}

/** The primary of a multi-Region key lists its replicas, and each replica lists all of them. */
function relatedArns(raw: KeyMetadata): string[] {
  const { PrimaryKey, ReplicaKeys = [] } = raw.MultiRegionConfiguration ?? {};
  return [PrimaryKey, ...ReplicaKeys].flatMap((key) => (key?.Arn === undefined ? [] : [key.Arn]));
}
