import { matchesWildcard } from '../../../base/wildcard.ts';

/** One operator and key of a condition, with the values that meet it. */
export interface TrustCondition {
  readonly operator: string;
  /** Lower-case: IAM does not tell keys apart by case. */
  readonly key: string;
  readonly values: readonly unknown[];
}

/** One statement of a trust policy that speaks of taking on the role. */
export interface TrustStatement {
  readonly isAllowing: boolean;
  /** `AWS`, `Service`, `Federated` or what else stands there, with each of its values. */
  readonly principals: readonly { readonly kind: string; readonly value: unknown }[];
  /** It speaks of everybody but those that it names. */
  readonly isAllBut: boolean;
  readonly conditions: readonly TrustCondition[];
}

/**
 * The statements of a trust policy that let somebody take on the role, or forbid it; undefined where it is not written as IAM writes it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function trustStatements(policy: string): readonly TrustStatement[] | undefined {
  const document = parsed(policy);
  const written = isRecord(document) ? document['Statement'] : undefined;
  if (written === undefined) return undefined;
  const read = listOf(written).map(statementOf);
  if (!read.every((one) => one !== undefined)) return undefined;
  return read.filter((one) => one !== 'other');
}

/** The values of what may be written as one or as a list. */
function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

function parsed(policy: string): unknown {
  try {
    return JSON.parse(policy);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** `other`: a statement about something else, such as the tags of a session. */
function statementOf(written: unknown): TrustStatement | 'other' | undefined {
  if (!isRecord(written)) return undefined;
  const { Effect, Action, NotAction, Principal, NotPrincipal, Condition } = written;
  if (Effect !== 'Allow' && Effect !== 'Deny') return undefined;
  if ((Action === undefined) === (NotAction === undefined)) return undefined;
  if ((Principal === undefined) === (NotPrincipal === undefined)) return undefined;
  if (Action !== undefined && !speaksOfAssuming(Action)) return 'other';
  const principals = principalsOf(Principal ?? NotPrincipal);
  const conditions = conditionsOf(Condition);
  if (principals === undefined || conditions === undefined) return undefined;
  return { isAllowing: Effect === 'Allow', principals, isAllBut: NotPrincipal !== undefined, conditions };
}

const ASSUMING = ['sts:assumerole', 'sts:assumerolewithsaml', 'sts:assumerolewithwebidentity'];

/** What is written in a way that is not read here is taken to speak of it. */
function speaksOfAssuming(action: unknown): boolean {
  return listOf(action).some(
    (one) =>
      typeof one !== 'string' ||
      one.includes('?') ||
      ASSUMING.some((name) => matchesWildcard(one.toLowerCase(), name)),
  );
}

function principalsOf(written: unknown): TrustStatement['principals'] | undefined {
  if (written === '*') return [{ kind: 'AWS', value: '*' }];
  if (!isRecord(written)) return undefined;
  return Object.entries(written).flatMap(([kind, values]) =>
    listOf(values).map((value) => ({ kind, value })),
  );
}

function conditionsOf(written: unknown): readonly TrustCondition[] | undefined {
  if (written === undefined) return [];
  if (!isRecord(written)) return undefined;
  const read = Object.entries(written).map(([operator, keys]) =>
    isRecord(keys)
      ? Object.entries(keys).map(([key, values]) => ({
          operator,
          key: key.toLowerCase(),
          values: listOf(values),
        }))
      : undefined,
  );
  return read.every((one) => one !== undefined) ? read.flat() : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
