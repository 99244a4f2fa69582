import { NormalizedSchema } from '@smithy/core/schema';
import type { ErrorModel, OperationModel, ProtocolName, ServiceModel } from '../../../lib/twin/wire/model.ts';

/** A schema as the SDK packages hold it. */
export type Ref = Parameters<typeof NormalizedSchema.of>[0];

export const TEXT = 0;
export const NUMBER = 1;
export const FLAG = 2;
export const TIME = 4;
export const HTTP_DATE = 6;
export const EPOCH = 7;
export const BYTES = 21;

/** A structure; a member is a type, or a type with traits. */
export function struct(
  members: Record<string, Ref | number | [Ref | number, object | number]>,
  required = 0,
): Ref {
  return [
    3,
    'test',
    'Structure',
    0,
    Object.keys(members),
    Object.values(members),
    required,
  ] as unknown as Ref;
}

export function list(item: Ref | number, traits: object | number = 0): Ref {
  return [1, 'test', 'List', 0, [item, traits]] as unknown as Ref;
}

export function map(value: Ref | number): Ref {
  return [2, 'test', 'Map', 0, [TEXT, 0], [value, 0]] as unknown as Ref;
}

/** An operation of no service. */
export function operation(
  parts: { name?: string; http?: [string, string, number]; input?: Ref; output?: Ref } = {},
): OperationModel {
  const {
    name = 'DoThing',
    http,
    input = 'unit' as unknown as Ref,
    output = 'unit' as unknown as Ref,
  } = parts;
  return { name, http, input: NormalizedSchema.of(input), output: NormalizedSchema.of(output) };
}

/** A service of no AWS. */
export function model(
  protocol: ProtocolName,
  operations: readonly OperationModel[] = [],
  errors: readonly ErrorModel[] = [],
): ServiceModel {
  return {
    signingName: 'things',
    protocol,
    namespace: 'com.example.things',
    xmlNamespace: 'https://things.example/doc/',
    isQueryCompatible: false,
    operations: new Map(operations.map((known) => [known.name, known])),
    errors: new Map(
      errors.flatMap((known) => [
        [known.shape, known],
        ...(known.queryCode === undefined ? [] : [[known.queryCode, known] as const]),
      ]),
    ),
  };
}

/** A modelled error with a message and a `ThingId`. */
export function thingNotFound(capital = false): ErrorModel {
  const members = { [capital ? 'Message' : 'message']: TEXT, ThingId: TEXT } as Record<string, number>;
  const tuple = [
    -3,
    'com.example.things',
    'ThingNotFoundFault',
    { error: 'client', httpError: 404 },
    Object.keys(members),
    Object.values(members),
  ];
  return {
    shape: 'ThingNotFoundFault',
    schema: NormalizedSchema.of(tuple as unknown as Ref),
    queryCode: 'ThingNotFound',
    queryStatus: 410,
    status: 404,
  };
}
