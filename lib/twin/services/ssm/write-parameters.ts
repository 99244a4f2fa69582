import type {
  DeleteParameterRequest,
  DeleteParameterResult,
  ParameterType,
  PutParameterRequest,
  PutParameterResult,
} from '@aws-sdk/client-ssm';
import { type CallContext, Fault } from '../../service.ts';
import { addTags, forgetTags, tagMap } from '../../world/tags.ts';
import { parameterArn, parametersOf, type StoredParameter } from './stored-parameter.ts';

const LONGEST_STANDARD = 4_096;

/** Writing parameters. */
export const writeParameters = {
  /** Without `Overwrite` only one of many writers can make a parameter; with it, the last one wins. */
  PutParameter(input: PutParameterRequest, context: CallContext): PutParameterResult {
    const rows = parametersOf(context);
    const name = input.Name ?? '';
    const known = rows.get(name);
    if (known !== undefined && input.Overwrite !== true)
      throw new Fault(
        'ParameterAlreadyExists',
        'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.',
      );
    const row = newParameter(name, input, known, context);
    if (known !== undefined && input.Tags !== undefined)
      throw invalid('Invalid request: tags and overwrite can’t be used together.');
    rows.set(name, row);
    if (known === undefined) addTags(context.world, context, parameterArn(context, name), tagMap(input.Tags));
    return { Version: row.version, Tier: 'Standard' };
  },

  DeleteParameter(input: DeleteParameterRequest, context: CallContext): DeleteParameterResult {
    const name = input.Name ?? '';
    if (!parametersOf(context).delete(name))
      throw new Fault('ParameterNotFound', `Parameter ${name} not found.`);
    forgetTags(context.world, context, parameterArn(context, name));
    return {};
  },
};

function newParameter(
  name: string,
  input: PutParameterRequest,
  known: StoredParameter | undefined,
  context: CallContext,
): StoredParameter {
  const type: ParameterType | undefined = input.Type ?? known?.type;
  const value = input.Value ?? '';
  const allowedPattern = input.AllowedPattern ?? known?.allowedPattern;
  const description = input.Description ?? known?.description;
  checkInput(name, type, value, input);
  if (allowedPattern !== undefined && !new RegExp(allowedPattern).test(value))
    throw new Fault(
      'ParameterPatternMismatchException',
      `Parameter value, cannot be validated against allowedPattern: ${allowedPattern}`,
    );
  return {
    name,
    type: type ?? 'String',
    value,
    version: (known?.version ?? 0) + 1,
    modifiedAt: context.world.clock.now(),
    modifiedBy: context.principalArn,
    ...(description === undefined ? {} : { description }),
    ...(type === 'SecureString' ? { keyId: input.KeyId ?? known?.keyId ?? 'alias/aws/ssm' } : {}),
    ...(allowedPattern === undefined ? {} : { allowedPattern }),
    dataType: input.DataType ?? known?.dataType ?? 'text',
  };
}

function checkInput(
  name: string,
  type: ParameterType | undefined,
  value: string,
  { Tier = 'Standard', Policies }: PutParameterRequest,
): void {
  if (!/^[\w./-]+$/.test(name)) throw invalid(`Parameter name: can't contain "${name}".`);
  if (name.includes('/') && !name.startsWith('/'))
    throw invalid('Parameter name must be a fully qualified name.');
  if (/^\/?(aws|ssm)/i.test(name))
    throw new Fault('AccessDeniedException', `No access to reserved parameter name: ${name}.`);
  if (type === undefined) throw invalid('A parameter type is required when you create a parameter.');
  if (!['String', 'StringList', 'SecureString'].includes(type))
    throw invalid(`The parameter type '${String(type)}' is not String, StringList or SecureString.`);
  if (Tier !== 'Standard') throw invalid(`The twin does not model the tier ${Tier}.`);
  if (Policies !== undefined) throw invalid('The twin does not model Policies of parameters.');
  if (value === '' || Buffer.byteLength(value) > LONGEST_STANDARD)
    throw invalid(`Standard tier parameters support values of 1 to ${LONGEST_STANDARD} characters.`);
}

function invalid(message: string): Fault {
  return new Fault('ValidationException', message);
}
