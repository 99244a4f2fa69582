import { FromStringShapeDeserializer, ToStringShapeSerializer } from '@smithy/core/protocols';
import type { NormalizedSchema } from '@smithy/core/schema';

/** How a timestamp is written where its schema does not say. */
export type TimestampFormat = 'date-time' | 'epoch-seconds';

/** Reads a value from text: a form field, a label, a query parameter, a header. Throws when it does not parse. */
export function readText(schema: NormalizedSchema, text: string, format: TimestampFormat): unknown {
  const value: unknown = new FromStringShapeDeserializer(settings(format)).read(schema, text);
  const wrong =
    (typeof value === 'number' && Number.isNaN(value)) ||
    (value instanceof Date && Number.isNaN(value.getTime())) ||
    (schema.isBooleanSchema() && !/^(true|false)$/i.test(text)) ||
    (schema.isNumericSchema() && text.trim() === '');
  if (wrong) throw new TypeError(`"${text}" is not a ${schema.getName() ?? 'value'}`);
  return value;
}

/** Writes a value as text, for a header. */
export function writeText(schema: NormalizedSchema, value: unknown): string {
  const serializer = new ToStringShapeSerializer(settings('epoch-seconds'));
  serializer.write(schema, value);
  return serializer.flush();
}

function settings(format: TimestampFormat) {
  const fallback = format === 'date-time' ? (5 as const) : (7 as const);
  return { timestampFormat: { useTrait: true, default: fallback }, httpBindings: true };
}
