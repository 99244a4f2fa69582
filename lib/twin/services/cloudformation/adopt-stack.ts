import type { CallContext } from '../../service.ts';
import type { TagMap } from '../../world/tags.ts';
import { dependencies } from './template/dependencies.ts';
import { parameterValues } from './template/parameter-values.ts';
import { checkDeclared } from './operations/check-declared.ts';
import { readDeclared } from './template/read-declared.ts';
import type { Declared, DeclaredResource } from './template/declared.ts';
import { dynamicProperties, evaluateProperties } from './engine/evaluate-properties.ts';
import { importsOf } from './engine/preflight.ts';
import { stackOutputs } from './engine/stack-outputs.ts';
import { scopeOf, stackScope } from './engine/stack-scope.ts';
import { wantedResources } from './engine/tasks.ts';
import { resourceCall } from './resources/call.ts';
import { resourceTypeOf } from './resources/index.ts';
import { keepStack, putStack, putStackResource, type StoredStack } from './stored-stack.ts';

/** A stack whose resources are there already. */
export interface Adoption {
  readonly name: string;
  readonly template: string;
  readonly parameters?: Readonly<Record<string, string>>;
  /** What parameters of the parameter store stood for when the stack was made. */
  readonly resolved?: Readonly<Record<string, string>>;
  readonly tags?: TagMap;
  /** Physical ids by logical id, of every resource whose condition holds. */
  readonly physicalIds: Readonly<Record<string, string>>;
}

/**
 * Writes down that resources which are there were made from a template, as an import would: its properties are evaluated over
 * them, nothing is made and nothing is changed. Throws where the template wants a resource that has no physical id.
 */
export async function adoptStack(context: CallContext, adoption: Adoption): Promise<StoredStack> {
  const declared = readDeclared(adoption.template);
  const stack = putStack(context.world, context, {
    name: adoption.name,
    template: declared.text,
    parameters: parametersOf(declared, adoption, context),
    capabilities: ['CAPABILITY_NAMED_IAM'],
    tags: adoption.tags ?? {},
    ...(declared.description === undefined ? {} : { description: declared.description }),
  });
  const { parameters } = stack;
  const scope = scopeOf(context, stack, { declared, parameters });
  checkDeclared(declared, scope, stack.capabilities);
  const wanted = wantedResources(declared, scope);
  const after = dependencies(wanted, scope.conditions);
  const left = new Map(wanted.map((resource) => [resource.logicalId, resource]));
  while (left.size > 0)
    for (const resource of left.values()) {
      const before = after.get(resource.logicalId) ?? [];
      if (before.some((id) => left.has(id))) continue;
      left.delete(resource.logicalId);
      await adopt(resource, before, stack, adoption, context);
    }
  const made = stackScope(context, stack);
  const outputs = stackOutputs(declared, made, stack, context);
  const whole = { ...stack, outputs, imports: importsOf(declared, made) };
  keepStack(context.world, context, whole);
  return whole;
}

function parametersOf(
  declared: Declared,
  { parameters = {}, resolved = {} }: Adoption,
  context: CallContext,
) {
  const given = Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({
    ParameterKey,
    ParameterValue,
  }));
  return parameterValues(declared, given, [], context).map((value) => {
    const then = resolved[value.key];
    return then === undefined ? value : { ...value, resolved: then };
  });
}

async function adopt(
  resource: DeclaredResource,
  after: readonly string[],
  stack: StoredStack,
  { physicalIds }: Adoption,
  context: CallContext,
): Promise<void> {
  const { logicalId, type: name, deletionPolicy, updateReplacePolicy } = resource;
  const physicalId = physicalIds[logicalId];
  if (physicalId === undefined)
    throw new RangeError(
      `the stack ${stack.name} wants ${logicalId} (${name}), and nobody says which that is`,
    );
  const type = resourceTypeOf(name);
  const properties = evaluateProperties(resource, type, stackScope(context, stack));
  const attributes = (await type.read?.(physicalId, resourceCall(context, stack.name, logicalId))) ?? {};
  putStackResource(context.world, context, {
    stackArn: stack.arn,
    logicalId,
    physicalId,
    type: name,
    properties,
    attributes,
    dynamic: dynamicProperties(resource),
    after,
    ...(deletionPolicy === undefined ? {} : { deletionPolicy }),
    ...(updateReplacePolicy === undefined ? {} : { updateReplacePolicy }),
  });
}
