import type {
  DescribeParametersRequest,
  DescribeParametersResult,
  GetParameterRequest,
  GetParameterResult,
  GetParametersByPathRequest,
  GetParametersByPathResult,
  GetParametersRequest,
  GetParametersResult,
  ParameterStringFilter,
} from '@aws-sdk/client-ssm';
import { page } from '../../page.ts';
import { type CallContext, Fault } from '../../service.ts';
import {
  findParameter,
  parameterArn,
  parametersOf,
  parameterView,
  type StoredParameter,
} from './stored-parameter.ts';

const MOST_NAMES = 10;

/** Reading parameters. */
export const readParameters = {
  GetParameter(input: GetParameterRequest, context: CallContext): GetParameterResult {
    const row = findParameter(context, input.Name ?? '');
    if (row === undefined) throw new Fault('ParameterNotFound', `Parameter ${input.Name ?? ''} not found.`);
    return { Parameter: parameterView(row, input.WithDecryption === true, context) };
  },

  /** Names that are not there are told apart, and are no error. */
  GetParameters(input: GetParametersRequest, context: CallContext): GetParametersResult {
    const names = input.Names ?? [];
    if (names.length > MOST_NAMES)
      throw new Fault('ValidationException', `At most ${MOST_NAMES} names are allowed.`);
    const found = names.map((name) => [name, findParameter(context, name)] as const);
    return {
      Parameters: found.flatMap(([, row]) =>
        row === undefined ? [] : [parameterView(row, input.WithDecryption === true, context)],
      ),
      InvalidParameters: found.filter(([, row]) => row === undefined).map(([name]) => name),
    };
  },

  /** Directly below a path; `Recursive` also goes further down. */
  GetParametersByPath(input: GetParametersByPathRequest, context: CallContext): GetParametersByPathResult {
    refuseFilters(input.ParameterFilters);
    const path = input.Path ?? '';
    if (!path.startsWith('/'))
      throw new Fault('ValidationException', 'The parameter path must begin with a slash: /.');
    const prefix = path.endsWith('/') ? path : `${path}/`;
    const below = [...parametersOf(context).values()].filter(
      ({ name }) =>
        name.startsWith(prefix) && (input.Recursive === true || !name.slice(prefix.length).includes('/')),
    );
    const { items, next } = cut(below, input, `${path} ${input.Recursive === true}`, 10, context);
    return {
      Parameters: items.map((row) => parameterView(row, input.WithDecryption === true, context)),
      NextToken: next,
    };
  },

  DescribeParameters(input: DescribeParametersRequest, context: CallContext): DescribeParametersResult {
    refuseFilters(input.ParameterFilters ?? input.Filters);
    if (input.Shared === true)
      throw new Fault(
        'ValidationException',
        'The twin does not model parameters of other accounts (Shared).',
      );
    const { items, next } = cut([...parametersOf(context).values()], input, '', 50, context);
    return { Parameters: items.map((row) => metadataOf(row, context)), NextToken: next };
  },
};

function cut(
  rows: readonly StoredParameter[],
  { NextToken: token, MaxResults: max }: { NextToken?: string | undefined; MaxResults?: number | undefined },
  scope: string,
  limit: number,
  context: CallContext,
) {
  return page(rows, { token, max, limit, context, id: ({ name }) => name, scope });
}

function refuseFilters(filters: readonly (ParameterStringFilter | object)[] | undefined): void {
  if (filters !== undefined && filters.length > 0)
    throw new Fault('ValidationException', 'The twin does not model filters of parameters.');
}

function metadataOf(row: StoredParameter, context: CallContext) {
  return {
    Name: row.name,
    ARN: parameterArn(context, row.name),
    Type: row.type,
    ...(row.keyId === undefined ? {} : { KeyId: row.keyId }),
    LastModifiedDate: new Date(row.modifiedAt),
    LastModifiedUser: row.modifiedBy,
    ...(row.description === undefined ? {} : { Description: row.description }),
    ...(row.allowedPattern === undefined ? {} : { AllowedPattern: row.allowedPattern }),
    Version: row.version,
    Tier: 'Standard' as const,
    Policies: [],
    DataType: row.dataType,
  };
}
