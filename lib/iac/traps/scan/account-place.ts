import type { IacUnit } from '../../iac-set.ts';
import { ARN_FIELD } from './arn-field.ts';
import type { Text, Word } from './text.ts';
import { textsOf } from './texts-of.ts';

/**
 * Whether twelve digits that stand alone are an account: the property says so, or the parameter that they are the value of is
 * used as one.
 */
export function isAccountPlace({ unit, property, path, role, whole, start }: Word): boolean {
  if (BEFORE.test(whole.slice(Math.max(0, start - 60), start))) return true;
  const name = String(
    role === 'property' ? property : path.filter((step) => typeof step === 'string').join('.'),
  );
  if (ACCOUNT_NAME.test(name)) return true;
  const [, parameter] = path;
  return role !== 'property' && typeof parameter === 'string' && usedAsAccount(unit).has(parameter);
}

/** In a script or a policy that is written as text: `ACCOUNT=`, `"AWS": "`. */
const BEFORE = /(?:account|acct|owner|principal|registry|"AWS)[\w:.-]*\\?["']?\s*[:=]\s*\[?\s*\\?["']?$/i;

const ACCOUNT_NAME = /account|acct|owner|principal|registry|(^|\.)AWS(\.|$)/i;

const known = new WeakMap<IacUnit, ReadonlySet<string>>();

/** Parameters and variables that stand in the account field of an ARN, in front of a registry, or at the name of an account. */
function usedAsAccount(unit: IacUnit): ReadonlySet<string> {
  const before = known.get(unit);
  if (before !== undefined) return before;
  const names = new Set(textsOf(unit).flatMap(accountNames));
  known.set(unit, names);
  return names;
}

function accountNames({ text, property }: Text): string[] {
  const whole = ACCOUNT_NAME.test(property) ? [...text.matchAll(/^\$\{(?:var\.)?([\w-]+)\}$/g)] : [];
  return [...whole, ...text.matchAll(IN_ARN), ...text.matchAll(IN_REGISTRY)].map(([, name = '']) => name);
}

const IN_ARN = new RegExp(`arn:${ARN_FIELD}:[\\w-]+:${ARN_FIELD}:\\$\\{(?:var\\.)?([\\w-]+)\\}:`, 'g');
const IN_REGISTRY = /\$\{(?:var\.)?([\w-]+)\}\.dkr\.ecr\./g;
