import type { NormalizedSchema } from '@smithy/core/schema';
import fc from 'fast-check';
import { requiredMembers } from '../../lib/twin/wire/conformity.ts';

/** Where a value travels: in a header or path not every text can, and EC2 and query forms have no empty values. */
export interface Travel {
  /** Whether empty lists, maps and structures survive the way. */
  readonly empties: boolean;
  /** Whether numbers may have fractions: the schemas do not tell whole ones from others, and some clients do. */
  readonly fractions: boolean;
}

const DEEPEST = 5;

/** Random values of a schema, with every optional member present or absent. */
export function arbitraryOf(
  schema: NormalizedSchema,
  travel: Travel,
  depth = 0,
): fc.Arbitrary<Record<string, unknown>> {
  if (schema.isUnitSchema()) return fc.constant({});
  return structure(schema, travel, depth);
}

function structure(
  schema: NormalizedSchema,
  travel: Travel,
  depth: number,
): fc.Arbitrary<Record<string, unknown>> {
  const required = [...requiredMembers(schema)];
  const all = Object.entries(schema.getMemberSchemas());
  const shallow = all.filter(([name, member]) => required.includes(name) || isScalar(member));
  const members = depth < DEEPEST || shallow.length === 0 ? all : shallow;
  const shape = Object.fromEntries(members.map(([name, member]) => [name, value(member, travel, depth + 1)]));
  const asked = members.filter(([, member]) => member.isIdempotencyToken()).map(([name]) => name);
  if (schema.isUnionSchema())
    return fc.oneof(...members.map(([name]) => fc.record({ [name]: shape[name] ?? never })));
  const record = fc.record(shape, { requiredKeys: [...required, ...asked] });
  return travel.empties || members.length === 0
    ? record
    : record.filter((made) => Object.keys(made).length > 0);
}

const never = fc.constant(undefined);

function value(schema: NormalizedSchema, travel: Travel, depth: number): fc.Arbitrary<unknown> {
  const atLeast = travel.empties && !isBound(schema) ? 0 : 1;
  if (schema.isStructSchema()) return structure(schema, travel, depth);
  if (schema.isListSchema())
    return fc.array(value(schema.getValueSchema(), travel, depth + 1), { minLength: atLeast, maxLength: 2 });
  if (schema.isMapSchema())
    return fc
      .uniqueArray(fc.stringMatching(/^[a-z][a-z&<.0-9]{0,4}$/), { minLength: atLeast, maxLength: 2 })
      .chain((keys) => {
        const item = value(schema.getValueSchema(), travel, depth + 1);
        return fc.record(Object.fromEntries(keys.map((key) => [key, item])));
      });
  return scalar(schema, travel);
}

function scalar(schema: NormalizedSchema, { fractions }: Travel): fc.Arbitrary<unknown> {
  if (schema.isTimestampSchema())
    return fc.integer({ min: 1, max: 4e9 }).map((seconds) => new Date(seconds * 1000));
  if (schema.isBooleanSchema()) return fc.boolean();
  if (schema.isNumericSchema()) return fractions ? fc.oneof(whole, fc.constant(2.5)) : whole;
  if (schema.isBlobSchema()) return fc.uint8Array({ minLength: 1, maxLength: 5 });
  return isBound(schema) ? fc.stringMatching(/^[A-Za-z0-9:_-]{1,12}$/) : text;
}

const whole = fc.oneof(fc.integer(), fc.constant(123_456_789_012));

const text = fc.oneof(
  fc.constantFrom(
    '<&>"\'',
    'été 日本 🚀',
    ' leading and trailing ',
    'a+b=c&d%20',
    '2026-01-02T03:04:05Z',
    'true',
    '0',
  ),
  fc.string({ minLength: 1, maxLength: 8 }),
);

function isScalar(schema: NormalizedSchema): boolean {
  return !schema.isStructSchema() && !schema.isListSchema() && !schema.isMapSchema();
}

function isBound(schema: NormalizedSchema): boolean {
  const { httpLabel, httpHeader, httpQuery } = schema.getMergedTraits();
  return httpLabel !== undefined || httpHeader !== undefined || httpQuery !== undefined;
}
