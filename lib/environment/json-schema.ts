import { z } from 'zod';
import { environmentSchema } from './schema/environment-schema.ts';

/** The JSON Schema by which editors complete and check a declaration; made from what Landfall itself checks by. */
export function environmentJsonSchema(): Readonly<Record<string, unknown>> {
  const { $schema, ...rest } = z.toJSONSchema(environmentSchema, {
    target: 'draft-7',
    io: 'input',
  });
  return {
    $schema,
    title: 'A Landfall environment',
    description: 'What is promised for one environment: accounts, workloads, objectives, backups.',
    ...rest,
  };
}
