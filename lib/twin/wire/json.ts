import { JsonShapeDeserializer2, JsonShapeSerializer2 } from '@smithy/core/protocols';
import type { NormalizedSchema } from '@smithy/core/schema';
import type { Fault } from '../service.ts';
import { errorDetails } from './error-details.ts';
import { header } from './http.ts';
import type { ErrorModel, OperationModel, ServiceModel } from './model.ts';
import type { Protocol } from './protocol.ts';

/** AWS JSON 1.0 and 1.1: the operation is in `X-Amz-Target`, the body is JSON, an error's name is in `__type`. */
export function json(name: 'json-1.0' | 'json-1.1'): Protocol {
  const headers = { 'content-type': `application/x-amz-${name}` };
  return {
    name,
    identify: (model, request) => {
      const target = header(request, 'x-amz-target').split('.').at(-1) ?? '';
      const operation: OperationModel | undefined = model.operations.get(target);
      if (operation === undefined) return target;
      return { operation, readInput: () => readJson(operation.input, request.body, false) };
    },
    writeOutput: (_model, operation, output) => ({
      status: 200,
      headers,
      body: operation.output.isUnitSchema() ? '' : writeJson(operation.output, output, false),
    }),
    writeError: (model, fault) => {
      const { code, status, error } = errorDetails(model, fault, false);
      const type = model?.errors.has(fault.code) === true ? `${model.namespace}#${code}` : code;
      const body = JSON.stringify({ __type: type, ...errorMembers(model, fault) });
      return { status, headers: { ...headers, ...queryError(model, error, status) }, body };
    },
  };
}

/** Services that spoke the query protocol before tell the code that it had, so that callers go on knowing it. */
function queryError(
  model: ServiceModel | undefined,
  error: ErrorModel | undefined,
  status: number,
): Record<string, string> {
  if (model?.isQueryCompatible !== true || error?.queryCode === undefined) return {};
  return { 'x-amzn-query-error': `${error.queryCode};${status < 500 ? 'Sender' : 'Receiver'}` };
}

/** Reads a JSON body by a schema. `jsonName` chooses the names that REST services give to members. */
export async function readJson(
  schema: NormalizedSchema,
  body: Buffer,
  jsonName: boolean,
): Promise<Record<string, unknown>> {
  if (schema.isUnitSchema() || body.length === 0) return {};
  const value: unknown = await new JsonShapeDeserializer2(settings(jsonName)).read(
    schema,
    body.toString('utf8'),
  );
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    throw new TypeError('the body is not a JSON object');
  return value as Record<string, unknown>;
}

/** Writes a JSON body by a schema. */
export function writeJson(schema: NormalizedSchema, value: unknown, jsonName: boolean): Uint8Array {
  const serializer = new JsonShapeSerializer2(settings(jsonName));
  serializer.write(schema, value);
  const bytes = serializer.flush();
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Message and further members of an error, named as the model names them. */
export function errorMembers(model: ServiceModel | undefined, fault: Fault): Record<string, unknown> {
  const error = model?.errors.get(fault.code);
  const capital = error !== undefined && 'Message' in error.schema.getMemberSchemas();
  return { [capital ? 'Message' : 'message']: fault.message, ...fault.fields };
}

function settings(jsonName: boolean) {
  return { timestampFormat: { useTrait: true, default: 7 as const }, jsonName };
}
