import { isMap, type Value, type ValueMap } from '../../../../syntax/index.ts';
import { evaluate } from './evaluate.ts';
import { invalid } from './fault.ts';
import { NO_VALUE, type Scope } from './scope.ts';
import { asText } from './as-text.ts';

/** Which conditions of a template hold, by name. They see parameters and mappings, and no resource. */
export function evaluateConditions(conditions: ValueMap, scope: Scope): ReadonlyMap<string, boolean> {
  const known = new Map<string, boolean>();
  const holds = (name: string, asking: readonly string[]): boolean => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const condition = conditions[name];
    if (condition === undefined)
      throw invalid(
        `Template format error: Unresolved dependencies [${name}]. Cannot reference resources in the Conditions block of the template`,
      );
    if (asking.includes(name))
      throw invalid(`Template format error: Circular dependency between conditions: [${asking.join(', ')}]`);
    const found = judge(condition, (other) => holds(other, [...asking, name]), scope);
    known.set(name, found);
    return found;
  };
  for (const name of Object.keys(conditions)) holds(name, []);
  return known;
}

function judge(condition: Value, holds: (name: string) => boolean, scope: Scope): boolean {
  const [name = '', ...more] = isMap(condition) ? Object.keys(condition) : [];
  const argument = isMap(condition) ? condition[name] : undefined;
  if (argument === undefined || more.length > 0)
    throw invalid('Template format error: Every Conditions member must be a condition function.');
  if (name === 'Condition') return holds(asText(argument));
  const all = (): boolean[] => listOf(argument).map((each) => judge(each, holds, scope));
  switch (name) {
    case 'Fn::Equals': {
      const [one, other] = listOf(argument).map((each) => textOf(each, scope));
      return one === other;
    }
    case 'Fn::And':
      return all().every(Boolean);
    case 'Fn::Or':
      return all().some(Boolean);
    case 'Fn::Not':
      return !all().some(Boolean);
    default:
      throw invalid(`Template error: ${name} cannot be used as a condition`);
  }
}

function listOf(argument: Value): readonly Value[] {
  return Array.isArray(argument) ? (argument as readonly Value[]) : [argument];
}

function textOf(value: Value, scope: Scope): string {
  const found = evaluate(value, scope);
  return found === NO_VALUE ? '' : typeof found === 'object' ? JSON.stringify(found) : String(found);
}
