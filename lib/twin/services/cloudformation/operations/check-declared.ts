import type { Capability } from '@aws-sdk/client-cloudformation';
import { isMap, type Value } from '../../../../syntax/index.ts';
import { Fault } from '../../../service.ts';
import { wantedResources } from '../engine/tasks.ts';
import { findResourceType } from '../resources/index.ts';
import type { Property } from '../resources/property.ts';
import type { ResourceType } from '../resources/resource-type.ts';
import { capabilitiesFor } from '../template/capabilities.ts';
import type { Declared, DeclaredResource } from '../template/declared.ts';
import { dependencies, refuseUnresolved } from '../template/dependencies.ts';
import { isFunction } from '../template/evaluate.ts';
import { invalid } from '../template/fault.ts';
import { references } from '../template/references.ts';
import type { Scope } from '../template/scope.ts';

/** Refuses a template that cannot be carried out, before anything is made: as AWS does, and what the twin lacks by name. */
export function checkDeclared(
  declared: Declared,
  scope: Scope,
  capabilities: readonly Capability[] | undefined,
): void {
  refuseUnresolved(declared);
  const wanted = wantedResources(declared, scope);
  dependencies(wanted, scope.conditions);
  const problems = wanted.flatMap((resource) => problemsOf(resource));
  const asked = wanted.flatMap(({ properties }) => references(properties, scope.conditions));
  const outputs = declared.outputs.flatMap(({ value }) => references(value, scope.conditions));
  for (const { logicalId, attribute } of [...asked, ...outputs])
    if (attribute !== undefined) problems.push(...attributeProblem(declared, logicalId, attribute));
  if (problems.length > 0) throw invalid([...new Set(problems)].join('; '));
  requireCapabilities(declared, capabilities);
}

function problemsOf({ logicalId, type: name, properties }: DeclaredResource): string[] {
  const type = findResourceType(name);
  if (type === undefined)
    return [`Resource type ${name} is not supported by the embedded AWS (${logicalId})`];
  const missing = (type.required ?? []).filter((property) => properties[property] === undefined);
  return [
    ...missing.map(
      (property) =>
        `Properties validation failed for resource ${logicalId} with message: [#: required key [${property}] not found]`,
    ),
    ...unknownProperties(properties, type.properties, `${name}`).map(
      (where) => `Property ${where} is not supported by the embedded AWS (${logicalId})`,
    ),
  ];
}

/** Looks as deep as the template is written out; what functions give is looked at when they are evaluated. */
function unknownProperties(
  value: Value,
  fields: Readonly<Record<string, Property>>,
  where: string,
): string[] {
  if (!isMap(value)) return [];
  const names = Object.keys(value);
  if (names.length === 1 && isFunction(names[0] ?? '')) return [];
  return Object.entries(value).flatMap(([name, each]) => {
    const known = Object.hasOwn(fields, name) ? fields[name] : undefined;
    return known === undefined ? [`${where}.${name}`] : within(each, known, `${where}.${name}`);
  });
}

function within(value: Value, property: Property, where: string): string[] {
  if (property.item !== undefined && Array.isArray(value))
    return (value as readonly Value[]).flatMap((each) => within(each, property.item as Property, where));
  return property.fields === undefined ? [] : unknownProperties(value, property.fields, where);
}

function attributeProblem({ resources }: Declared, logicalId: string, name: string): string[] {
  const type = findResourceType(resources.find((each) => each.logicalId === logicalId)?.type ?? '');
  if (type === undefined || hasAttribute(type, name)) return [];
  return [`Template error: resource ${logicalId} does not support attribute type ${name} in Fn::GetAtt`];
}

function hasAttribute({ attributes = [] }: ResourceType, name: string): boolean {
  return attributes.includes(name);
}

function requireCapabilities(declared: Declared, given: readonly Capability[] | undefined): void {
  const [needed] = capabilitiesFor(declared);
  if (needed === undefined) return;
  const has = given?.some((one) => one === needed || one === 'CAPABILITY_NAMED_IAM') ?? false;
  if (!has)
    throw new Fault('InsufficientCapabilitiesException', `Requires capabilities : [${needed}]`, {
      status: 400,
    });
}
