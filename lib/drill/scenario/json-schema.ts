import { z } from 'zod';
import { scenarioSchema } from './scenario-schema.ts';

/** The JSON Schema by which editors complete and check a scenario; made from what Landfall itself checks by. */
export function scenarioJsonSchema(): Readonly<Record<string, unknown>> {
  const { $schema, ...rest } = z.toJSONSchema(scenarioSchema, { target: 'draft-7', io: 'input' });
  return {
    $schema,
    title: 'A Landfall scenario',
    description: 'A drill: what is broken, what is watched, what must come out, what stops it.',
    ...rest,
  };
}
