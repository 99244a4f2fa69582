import type { Value, ValueMap } from '../../../../syntax/index.ts';
import { readFields } from '../resources/property.ts';
import type { ResourceType } from '../resources/resource-type.ts';
import type { DeclaredResource } from '../template/declared.ts';
import { evaluate } from '../template/evaluate.ts';
import { hasDynamicReference } from '../template/resolve-dynamic.ts';
import { NO_VALUE, type Scope } from '../template/scope.ts';

/** The properties of a resource, evaluated and in the form that its type wants. Throws what is wrong with them. */
export function evaluateProperties(resource: DeclaredResource, type: ResourceType, scope: Scope): ValueMap {
  const found = Object.entries(resource.properties)
    .map(([name, value]) => [name, evaluate(value, scope)] as const)
    .filter((entry): entry is readonly [string, Value] => entry[1] !== NO_VALUE);
  return readFields(Object.fromEntries(found), type.properties, '');
}

/** The properties that hold a dynamic reference: what stands for it today may be another value tomorrow. */
export function dynamicProperties({ properties }: DeclaredResource): string[] {
  return Object.entries(properties).flatMap(([name, value]) =>
    hasDynamicReference(JSON.stringify(value)) ? [name] : [],
  );
}
