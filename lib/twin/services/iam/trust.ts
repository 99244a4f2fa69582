import { Fault } from '../../service.ts';
import type { StoredRole } from '../sts/role.ts';

/** Whom a role lets in, as AssumeRole asks it. */
export type Trust = Pick<StoredRole, 'trusts' | 'trustsServices' | 'externalId'>;

/** The trust policy of a role, with its external id, as IAM shows it to whoever may read the role. */
export function trustPolicyOf({ trusts, trustsServices = [], externalId }: Trust): object {
  const AWS = trusts.map((account) => (/^\d{12}$/.test(account) ? `arn:aws:iam::${account}:root` : account));
  const Condition =
    externalId === undefined ? {} : { Condition: { StringEquals: { 'sts:ExternalId': externalId } } };
  const Principal = {
    ...(AWS.length === 0 ? {} : { AWS }),
    ...(trustsServices.length === 0 ? {} : { Service: trustsServices }),
  };
  return {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal, Action: 'sts:AssumeRole', ...Condition }],
  };
}

/**
 * What a trust policy comes to. The twin takes one statement that allows accounts, everybody or services, with an external id or
 * without; what AssumeRole could not honour is refused by name.
 */
export function trustOf(document: string | undefined): Trust {
  const policy = parsed(document);
  const statements = isRecord(policy) ? listOf(policy['Statement']) : [];
  const [statement] = statements;
  if (statements.length !== 1 || !isRecord(statement)) throw notModelled('anything but one statement');
  const { Effect, Action, Principal, Condition, ...others } = statement;
  const [other] = Object.keys(others).filter((name) => name !== 'Sid');
  if (other !== undefined) throw notModelled(other);
  if (Effect !== 'Allow') throw notModelled(`Effect ${String(Effect)}`);
  if (listOf(Action).some((one) => one !== 'sts:AssumeRole')) throw notModelled(`Action ${String(Action)}`);
  return { ...principals(Principal === '*' ? { AWS: '*' } : Principal), ...externalId(Condition) };
}

function parsed(document: string | undefined): unknown {
  try {
    return JSON.parse(document ?? '');
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new Fault('MalformedPolicyDocument', 'This policy contains invalid Json', { status: 400 });
    throw error;
  }
}

function principals(written: unknown): Pick<Trust, 'trusts' | 'trustsServices'> {
  if (!isRecord(written)) throw notModelled('a Principal that is no map');
  const { AWS = [], Service = [], ...others } = written;
  const [other] = Object.keys(others);
  if (other !== undefined) throw notModelled(`Principal ${other}`);
  return {
    trusts: listOf(AWS).map((one) => trusted(String(one))),
    trustsServices: listOf(Service).map(String),
  };
}

/** An account, by its id or its root, or everybody. */
function trusted(principal: string): string {
  const account = /^(?:arn:aws:iam::(\d{12}):root|(\d{12})|(\*))$/.exec(principal);
  const found = account?.slice(1).find((part) => part !== undefined);
  if (found === undefined) throw notModelled(`the principal ${principal}`);
  return found;
}

function externalId(condition: unknown): Pick<Trust, 'externalId'> {
  if (condition === undefined) return {};
  const equals = isRecord(condition) ? condition['StringEquals'] : undefined;
  const id = isRecord(equals) ? equals['sts:ExternalId'] : undefined;
  const isAlone =
    isRecord(condition) &&
    isRecord(equals) &&
    [condition, equals].every((one) => Object.keys(one).length === 1);
  if (!isAlone || typeof id !== 'string') throw notModelled('a Condition other than one sts:ExternalId');
  return { externalId: id };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function notModelled(what: string): Fault {
  return new Fault('InvalidInput', `The twin does not model ${what} in a trust policy.`, { status: 400 });
}
