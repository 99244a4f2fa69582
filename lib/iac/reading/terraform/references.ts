import { own } from '../../../base/own.ts';
import { isMap, type Value, type ValueMap } from '../../../syntax/index.ts';
import { type KnownSource, knownTexts } from './substituted.ts';
import type { ShownResource } from './shown-resource.ts';

/** A module of the configuration in a plan: its own calls and variables, and the module that calls it. */
export interface Scope {
  /** `module.web.`, or nothing for the root. */
  readonly prefix: string;
  readonly module: ValueMap;
  /** How it is called, and from where. */
  readonly call?: { readonly expressions: ValueMap; readonly from: Scope };
}

/** Knows what a reference in a plan stands for, as far as the plan tells. */
export class References {
  private readonly variables: ValueMap;
  private readonly known: ReadonlyMap<string, ValueMap>;
  private readonly lookedUp: readonly string[];

  /** `known`: everything that has values, planned or as it is; the first one of an address counts. */
  constructor(variables: ValueMap, known: readonly ShownResource[]) {
    this.variables = variables;
    this.known = new Map(known.toReversed().map(({ address, values }) => [address, values]));
    this.lookedUp = known.flatMap(({ type, address }) =>
      (own(SURROUNDINGS, type) ?? []).map((attribute) => `${address}.${attribute}`),
    );
  }

  /** The value of `var.x`, `aws_a.b.c`, `data.aws_a.b.c` in a module; undefined where it is not known. */
  valueOf(reference: string, scope: Scope, depth = 0): Value | undefined {
    if (depth > 20) return undefined;
    const steps = reference.split('.');
    if (steps[0] === 'var') return this.variable(steps[1] ?? '', scope, depth);
    const length = steps[0] === 'data' ? 3 : 2;
    const values = this.known.get(scope.prefix + steps.slice(0, length).join('.'));
    return steps.length <= length ? undefined : follow(values, steps.slice(length));
  }

  /** What an expression may have got by way of a local, of which a plan tells nothing: variables, and what was looked up. */
  around(scope: Scope): readonly KnownSource[] {
    const declared = isMap(scope.module['variables']) ? Object.keys(scope.module['variables']) : [];
    const given = declared.map((name) => `var.${name}`);
    return [...given, ...this.lookedUp].flatMap((name) => knownTexts(name, this.valueOf(name, scope)));
  }

  private variable(name: string, { module, call }: Scope, depth: number): Value | undefined {
    const declared = isMap(module['variables']) ? own(module['variables'], name) : undefined;
    const byDefault = isMap(declared) ? declared['default'] : undefined;
    if (call === undefined) {
      const given = own(this.variables, name);
      return (isMap(given) ? given['value'] : undefined) ?? byDefault;
    }
    const expression = own(call.expressions, name);
    if (!isMap(expression)) return byDefault;
    if (expression['constant_value'] !== undefined) return expression['constant_value'];
    const [first] = referencesOf(expression);
    return first === undefined ? undefined : this.valueOf(first, call.from, depth + 1);
  }
}

/** What is looked up about the account and Region themselves. */
const SURROUNDINGS: Readonly<Record<string, readonly string[]>> = {
  aws_caller_identity: ['account_id', 'arn'],
  aws_region: ['name', 'region', 'id'],
  aws_availability_zones: ['names', 'zone_ids'],
};

/** The references of an expression, the longest of each kind: Terraform lists `a.b.c` and `a.b` for the one `a.b.c`. */
export function referencesOf(expression: ValueMap): readonly string[] {
  const all = expression['references'];
  const texts = Array.isArray(all) ? all.filter((one) => typeof one === 'string') : [];
  return texts.filter(
    (one) =>
      !texts.some((other) => other !== one && /^[.[]/.test(other.slice(one.length)) && other.startsWith(one)),
  );
}

function follow(value: Value | undefined, steps: readonly string[]): Value | undefined {
  let found: Value | undefined = value;
  for (const step of steps.flatMap((one) => one.split(/[[\]]+/)).filter((one) => one !== '')) {
    if (Array.isArray(found)) found = found[Number(step)];
    else found = isMap(found) ? own(found, step.replaceAll('"', '')) : undefined;
  }
  return found;
}
