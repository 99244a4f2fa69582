import { parseArn } from '../../base/arn.ts';
import type { Instant } from '../../base/instant.ts';
import type { KmsKey } from '../../inventory/facts.ts';
import type { Inventory } from '../../inventory/inventory.ts';

/** What can be said of the key under which something is encrypted. */
export interface KeyState {
  readonly state: 'usable' | 'unusable' | 'unknown';
  /** A fragment that follows the key's name: "is pending deletion on …". */
  readonly why: string;
  readonly key?: KmsKey;
}

/** https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html */
const OFF: ReadonlySet<string> = new Set(['Creating', 'Disabled', 'PendingImport', 'Unavailable']);

/** A key outlives no vault lock: disabled or deleted, it takes every backup under it along. What could not be read is unknown. */
export function keyState(inventory: Inventory, keyArn: string, now: Instant): KeyState {
  const key = findKey(inventory, keyArn);
  if (key === undefined) return unseenKey(inventory, keyArn);
  if (key.state === 'PendingDeletion' || key.state === 'PendingReplicaDeletion')
    return {
      key,
      state: 'unusable',
      why: `is pending deletion${key.deletionDate === undefined ? '' : ` on ${key.deletionDate}`}`,
    };
  if (OFF.has(key.state)) return { key, state: 'unusable', why: `is ${key.state.toLowerCase()}` };
  if (key.state !== 'Enabled' && key.state !== 'Updating')
    return { key, state: 'unknown', why: `is in the state ${key.state}, which is not known here` };
  if (key.validTo !== undefined && Date.parse(key.validTo) <= Date.parse(now))
    return { key, state: 'unusable', why: `lost its imported material on ${key.validTo}` };
  return { key, state: 'usable', why: 'is enabled' };
}

/** The key of an ARN, be it the key's own or that of an alias. */
export function findKey({ facts }: Inventory, keyArn: string): KmsKey | undefined {
  const keys = facts['kms.key'];
  const known = NAMES.get(keys) ?? namesOf(keys);
  NAMES.set(keys, known);
  return known.get(keyArn);
}

/** The names of the keys of an inventory, worked out once for each. */
const NAMES = new WeakMap<readonly KmsKey[], ReadonlyMap<string, KmsKey>>();

function namesOf(keys: readonly KmsKey[]): ReadonlyMap<string, KmsKey> {
  const aliased = keys.flatMap((key) =>
    key.aliases.map((alias) => [`${key.arn.slice(0, key.arn.indexOf(':key/') + 1)}${alias}`, key] as const),
  );
  return new Map([...aliased, ...keys.map((key) => [key.arn, key] as const)]);
}

function unseenKey({ listings, gaps }: Inventory, keyArn: string): KeyState {
  const arn = parseArn(keyArn);
  const here = (place: { account: string; region: string }) =>
    place.account === arn?.account && place.region === arn.region;
  const complete =
    listings.some((listing) => listing.kind === 'kms.key' && here(listing)) &&
    !gaps.some((gap) => gap.kinds.includes('kms.key') && here(gap));
  return complete
    ? { state: 'unusable', why: 'does not exist any more' }
    : { state: 'unknown', why: 'could not be read' };
}
