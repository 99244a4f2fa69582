import type {
  GetTemplateInput,
  GetTemplateOutput,
  GetTemplateSummaryInput,
  GetTemplateSummaryOutput,
  ParameterDeclaration,
  TemplateParameter,
  ValidateTemplateInput,
  ValidateTemplateOutput,
} from '@aws-sdk/client-cloudformation';
import type { Value } from '../../../../syntax/index.ts';
import type { CallContext } from '../../../service.ts';
import { findChangeSet } from '../stored-change-set.ts';
import { stack } from '../stored-stack.ts';
import { capabilitiesFor, capabilitiesReason } from '../template/capabilities.ts';
import type { Declared, DeclaredParameter } from '../template/declared.ts';
import { refuseUnresolved } from '../template/dependencies.ts';
import { invalid } from '../template/fault.ts';
import { parameterType } from '../template/parameter-type.ts';
import { templateOf } from './template-body.ts';
import { asText } from '../template/as-text.ts';

/** Looking at templates, a stack's own and any other. */
export const templates = {
  GetTemplate(input: GetTemplateInput, context: CallContext): GetTemplateOutput {
    const body =
      input.ChangeSetName === undefined
        ? stack(context, input.StackName).template
        : findChangeSet(context, input.ChangeSetName, input.StackName).template;
    if (body === undefined)
      throw invalid(`Stack ${input.StackName ?? ''} was put into this world without a template.`);
    return { TemplateBody: body, StagesAvailable: ['Original', 'Processed'] };
  },

  ValidateTemplate(input: ValidateTemplateInput): ValidateTemplateOutput {
    const declared = templateOf(input);
    check(declared);
    return {
      Parameters: declared.parameters.map(briefly),
      ...common(declared),
      ...(declared.description === undefined ? {} : { Description: declared.description }),
    };
  },

  GetTemplateSummary(input: GetTemplateSummaryInput, context: CallContext): GetTemplateSummaryOutput {
    const text =
      input.StackName === undefined ? input.TemplateBody : stack(context, input.StackName).template;
    const declared = templateOf({ TemplateBody: text, TemplateURL: input.TemplateURL });
    check(declared);
    return {
      Parameters: declared.parameters.map(fully),
      ...common(declared),
      ResourceTypes: declared.resources
        .map(({ type }) => type)
        .filter((type, at, all) => all.indexOf(type) === at),
      Version: '2010-09-09',
      DeclaredTransforms: [],
      ...(declared.description === undefined ? {} : { Description: declared.description }),
    };
  },
};

function check(declared: Declared): void {
  refuseUnresolved(declared);
  for (const parameter of declared.parameters) parameterType(parameter);
}

function common(declared: Declared) {
  const reason = capabilitiesReason(declared);
  return {
    Capabilities: capabilitiesFor(declared),
    ...(reason === undefined ? {} : { CapabilitiesReason: reason }),
  };
}

function briefly({ name, fields }: DeclaredParameter): TemplateParameter {
  return {
    ParameterKey: name,
    NoEcho: asText(fields['NoEcho'] ?? 'false') === 'true',
    ...textField('DefaultValue', fields['Default']),
    ...textField('Description', fields['Description']),
  };
}

function fully(declared: DeclaredParameter): ParameterDeclaration {
  const { name, type, fields } = declared;
  const allowed = fields['AllowedValues'];
  return {
    ParameterKey: name,
    ParameterType: type,
    NoEcho: asText(fields['NoEcho'] ?? 'false') === 'true',
    ParameterConstraints: Array.isArray(allowed)
      ? { AllowedValues: (allowed as readonly Value[]).map(String) }
      : {},
    ...textField('DefaultValue', fields['Default']),
    ...textField('Description', fields['Description']),
  };
}

function textField<Name extends string>(name: Name, value: Value | undefined): { [key in Name]?: string } {
  return value === undefined ? {} : ({ [name]: asText(value) } as { [key in Name]: string });
}
