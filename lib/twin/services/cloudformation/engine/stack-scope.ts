import type { Value } from '../../../../syntax/index.ts';
import type { CallContext } from '../../../service.ts';
import { zonesOf } from '../../ec2/zones.ts';
import { findParameter } from '../../ssm/stored-parameter.ts';
import { exportsOf } from '../exports.ts';
import { resourceTypeOf } from '../resources/index.ts';
import { type StoredStack, type StoredStackResource, stackResourcesOf } from '../stored-stack.ts';
import { evaluateConditions } from '../template/conditions.ts';
import type { Declared } from '../template/declared.ts';
import { invalid } from '../template/fault.ts';
import { knownTemplate } from '../template/known-template.ts';
import { parameterScope, type ParameterValue } from '../template/parameter-values.ts';
import { NotMadeYet, type Scope } from '../template/scope.ts';

/** The scope that a stack's template is evaluated in, as its resources are now. */
export function stackScope(context: CallContext, stack: StoredStack): Scope {
  return scopeOf(context, stack, {
    declared: knownTemplate(stack.template ?? ''),
    parameters: stack.parameters,
  });
}

/** The same for a template and values that the stack may get. */
export function scopeOf(
  context: CallContext,
  { arn, name }: Pick<StoredStack, 'arn' | 'name'>,
  { declared, parameters }: { readonly declared: Declared; readonly parameters: readonly ParameterValue[] },
): Scope {
  const { account, region } = context;
  const rows = new Map(
    stackResourcesOf(context)
      .filter(({ stackArn }) => stackArn === arn)
      .map((row) => [row.logicalId, row]),
  );
  const scope: Scope = {
    place: { account, region },
    stackName: name,
    stackArn: arn,
    parameters: parameterScope(declared, parameters),
    conditions: new Map(),
    mappings: declared.mappings,
    ref: (logicalId) => refOf(logicalId, rows.get(logicalId)),
    attribute: (logicalId, attribute) => attributeOf(logicalId, attribute, rows.get(logicalId)),
    importValue: (exported) => imported(exported, context),
    zones: (of) => zonesOf({ account, region: of }).map((zone) => zone.name),
    resolve: (service, reference) => resolved(service, reference, context),
  };
  return { ...scope, conditions: evaluateConditions(declared.conditions, scope) };
}

function refOf(logicalId: string, row: StoredStackResource | undefined): Value {
  const { physicalId, type } = made(logicalId, row);
  return resourceTypeOf(type).ref?.(physicalId) ?? physicalId;
}

function attributeOf(logicalId: string, name: string, row: StoredStackResource | undefined): Value {
  const { attributes = {} } = made(logicalId, row);
  const found = attributes[name];
  if (found === undefined)
    throw invalid(
      `Template error: resource ${logicalId} does not support attribute type ${name} in Fn::GetAtt`,
    );
  return found;
}

function made(logicalId: string, row: StoredStackResource | undefined) {
  const isThere = row?.physicalId !== undefined && !row.status.startsWith('DELETE_COMPLETE');
  if (!isThere) throw new NotMadeYet(logicalId);
  return { ...row, physicalId: row.physicalId ?? '' };
}

function imported(name: string, context: CallContext): Value {
  const found = exportsOf(context).find((one) => one.name === name);
  if (found === undefined) throw invalid(`No export named ${name} found.`);
  return found.value;
}

function resolved(service: string, reference: string, context: CallContext): string {
  if (service !== 'ssm')
    throw invalid(`Dynamic references of ${service} are not supported by the embedded AWS.`);
  const row = findParameter(context, reference);
  if (row === undefined) throw invalid(`Parameters: [ssm:${reference}] cannot be found.`);
  if (row.type === 'SecureString')
    throw invalid(`SSM Secure reference is not supported in: [{{resolve:ssm:${reference}}}]`);
  return row.value;
}
