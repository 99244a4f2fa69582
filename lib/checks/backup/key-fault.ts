import { parseArn } from '../../base/arn.ts';
import { findKey } from '../../estate/points/key-state.ts';
import type { RecoveryPoint } from '../../estate/recovery-point.ts';
import type { WorkloadView } from '../../estate/workload-view.ts';
import type { KmsKey } from '../../inventory/facts.ts';

/** What is wrong with the key of a point; not certain where it could not be read. */
export interface KeyFault {
  readonly certain: boolean;
  readonly why: string;
}

/**
 * Whether a point is under the key that a policy asks for: `customer`, an ARN, or an alias. A key does not leave its account and
 * Region, so that a copy elsewhere is held to a customer-managed key.
 */
export function keyFault(view: WorkloadView, point: RecoveryPoint, asked: string): KeyFault | undefined {
  if (point.keyArn === undefined) return { certain: false, why: 'AWS does not say under which key' };
  const wanted = wantedHere(view, point, asked);
  if (wanted?.arn === point.keyArn || point.keyArn === asked) return undefined;
  const key = findKey(view.inventory, point.keyArn);
  if (key !== undefined && wanted?.arn === key.arn) return undefined;
  if (wanted !== undefined) return { certain: true, why: `under ${point.keyArn}` };
  if (asked !== 'customer' && !isThere(view, asked))
    return { certain: false, why: `the key asked for, ${asked}, was found nowhere that was read` };
  if (key === undefined) return { certain: false, why: `its key ${point.keyArn} could not be read` };
  if (key.manager === 'CUSTOMER') return undefined;
  return key.manager === 'AWS'
    ? { certain: true, why: `under ${point.keyArn}, which AWS manages` }
    : { certain: false, why: `AWS does not say who manages ${point.keyArn}` };
}

/** A name that leads to no key asks for nothing that could be met. */
function isThere(view: WorkloadView, asked: string): boolean {
  if (findKey(view.inventory, asked) !== undefined) return true;
  return view.all('kms.key').some(({ aliases }) => aliases.includes(asked));
}

/** The key that was asked for, where it lies beside the point; undefined where any customer-managed key will do. */
function wantedHere(
  view: WorkloadView,
  point: RecoveryPoint,
  asked: string,
): Pick<KmsKey, 'arn'> | undefined {
  if (asked === 'customer') return undefined;
  const arn = parseArn(asked);
  if (arn !== undefined && (arn.account !== point.account || arn.region !== point.region)) return undefined;
  if (arn !== undefined) return findKey(view.inventory, asked) ?? { arn: asked };
  return view
    .all('kms.key')
    .find(
      ({ account, region, aliases }) =>
        account === point.account && region === point.region && aliases.includes(asked),
    );
}
