import type {
  ListExportsInput,
  ListExportsOutput,
  ListImportsInput,
  ListImportsOutput,
} from '@aws-sdk/client-cloudformation';
import { page } from '../../page.ts';
import type { CallContext } from '../../service.ts';
import { type StoredStack, stacksOf } from './stored-stack.ts';
import { invalid } from './template/fault.ts';

/** A value that a stack gives to others of its account and Region. */
export interface Export {
  readonly name: string;
  readonly value: string;
  readonly stackArn: string;
}

const PAGE_LIMIT = 100;

/** What stacks give to each other. */
export const stackExports = {
  ListExports(input: ListExportsInput, context: CallContext): ListExportsOutput {
    const { items, next } = page(exportsOf(context), {
      token: input.NextToken,
      max: undefined,
      context,
      id: ({ name }) => name,
      limit: PAGE_LIMIT,
    });
    return {
      Exports: items.map(({ name, value, stackArn }) => ({
        ExportingStackId: stackArn,
        Name: name,
        Value: value,
      })),
      NextToken: next,
    };
  },

  ListImports(input: ListImportsInput, context: CallContext): ListImportsOutput {
    const name = input.ExportName ?? '';
    if (!exportsOf(context).some((one) => one.name === name)) throw invalid(`Export ${name} does not exist.`);
    const importing = importersOf(name, context).map((row) => row.name);
    if (importing.length === 0) throw invalid(`Export '${name}' is not imported by any stack.`);
    const { items, next } = page(importing, {
      token: input.NextToken,
      max: undefined,
      context,
      id: (one) => one,
      limit: PAGE_LIMIT,
      scope: name,
    });
    return { Imports: items, NextToken: next };
  },
};

/** The exports of one account and Region. */
export function exportsOf(context: CallContext): Export[] {
  return living(context).flatMap(({ arn, outputs }) =>
    outputs.flatMap(({ exportName, value }) =>
      exportName === undefined ? [] : [{ name: exportName, value, stackArn: arn }],
    ),
  );
}

/** The stacks that import an export. */
export function importersOf(name: string, context: CallContext): StoredStack[] {
  return living(context).filter(({ imports = [] }) => imports.includes(name));
}

function living(context: CallContext): StoredStack[] {
  return stacksOf(context).filter(({ deletedAt }) => deletedAt === undefined);
}
