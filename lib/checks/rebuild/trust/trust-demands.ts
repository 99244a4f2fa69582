import { parseArn } from '../../../base/arn.ts';
import type { TrustCondition } from './trust-statement.ts';

/** What the conditions of a statement ask of whoever takes on the role. */
export interface TrustDemands {
  /** An external id, or MFA: something that the right to call sts:AssumeRole alone does not give. */
  readonly more?: 'an external id' | 'MFA';
  /** The ARNs or accounts that the caller must be one of; absent = they do not say. */
  readonly callers?: readonly string[];
  /** They must be of an organisation: whose accounts these are, no policy tells. */
  readonly isOfOrganisation: boolean;
  /** What acts for one account alone: that account. */
  readonly sourceAccounts: readonly string[];
  /** Subjects of an identity provider that may come in. */
  readonly subjects: readonly string[];
  /** Conditions whose effect is not weighed here, `NotIpAddress aws:SourceIp`. */
  readonly unweighed: readonly string[];
}

/** Weighs the conditions of a statement; all of them must be met at once. */
export function trustDemands(conditions: readonly TrustCondition[]): TrustDemands {
  const of = (isWanted: (one: TrustCondition) => boolean) => conditions.filter(isWanted);
  const narrowing = of(narrowsCallers);
  const sources = of(isSource);
  const subjects = of(isSubject);
  const asking = [...of(isExternalId), ...of(isMfa), ...of(isOrganisation), ...of(isAudience)];
  const weighed = [...narrowing, ...sources, ...subjects, ...asking];
  const [callers] = narrowing;
  const more = conditions.some(isMfa) ? 'MFA' : conditions.some(isExternalId) ? 'an external id' : undefined;
  return {
    ...(more === undefined ? {} : { more }),
    ...(callers === undefined ? {} : { callers: callers.values.map(String) }),
    isOfOrganisation: conditions.some(isOrganisation),
    sourceAccounts: sources.flatMap(({ values }) => values.map(accountIn)),
    subjects: subjects.flatMap(({ values }) => values.map(String)),
    unweighed: of((one) => !weighed.includes(one)).map(({ operator, key }) => `${operator} ${key}`),
  };
}

const EQUALS = /^String(Equals|EqualsIgnoreCase|Like)$/;
const IS_ARN = /^Arn(Equals|Like)$/;

function narrowsCallers({ operator, key, values }: TrustCondition): boolean {
  if (key === 'aws:principalaccount') return EQUALS.test(operator) && values.every(isAccount);
  return (
    key === 'aws:principalarn' && (EQUALS.test(operator) || IS_ARN.test(operator)) && values.every(isIamArn)
  );
}

/**
 * Fixed up to the account: to `StringLike` a wildcard before it also stands for colons, which the path of a role in whatever account
 * may hold.
 */
function isIamArn(value: unknown): boolean {
  return typeof value === 'string' && /^arn:aws[a-z-]*:iam::/.test(value) && parseArn(value) !== undefined;
}

function isAccount(value: unknown): boolean {
  return typeof value === 'string' && /^\d{12}$/.test(value);
}

function isSource({ operator, key, values }: TrustCondition): boolean {
  if (!EQUALS.test(operator) && !IS_ARN.test(operator)) return false;
  return (
    (key === 'aws:sourceaccount' || key === 'aws:sourcearn') && values.every((one) => accountIn(one) !== '')
  );
}

function accountIn(value: unknown): string {
  const text = String(value);
  return isAccount(text) ? text : (parseArn(text)?.account ?? '');
}

/** `token.actions.githubusercontent.com:sub`. */
function isSubject({ operator, key }: TrustCondition): boolean {
  return EQUALS.test(operator) && key.endsWith(':sub');
}

/** As it is kept, `true` stands for a fixed one. */
function isExternalId({ operator, key, values }: TrustCondition): boolean {
  return (
    EQUALS.test(operator) &&
    key === 'sts:externalid' &&
    values.length > 0 &&
    values.every((one) => one === true)
  );
}

/** `BoolIfExists` is met by long-lived keys, which carry no word about MFA. IAM User Guide, "Secure API access with MFA". */
function isMfa({ operator, key, values }: TrustCondition): boolean {
  if (key === 'aws:multifactorauthage') return operator === 'NumericLessThan';
  return (
    key === 'aws:multifactorauthpresent' &&
    operator === 'Bool' &&
    values.length > 0 &&
    values.every((one) => String(one) === 'true')
  );
}

function isOrganisation({ operator, key }: TrustCondition): boolean {
  return EQUALS.test(operator) && key === 'aws:principalorgid';
}

/** It keeps nobody out: every token for AWS carries it. */
function isAudience({ operator, key }: TrustCondition): boolean {
  return EQUALS.test(operator) && key.endsWith(':aud');
}
