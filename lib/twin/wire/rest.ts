import { XmlShapeDeserializer } from '@aws-sdk/core/protocols';
import { errorDetails } from './error-details.ts';
import { errorMembers, readJson, writeJson } from './json.ts';
import type { ServiceModel } from './model.ts';
import type { Ask, Protocol } from './protocol.ts';
import { errorResponse } from './query.ts';
import { type ReadBody, readRestInput } from './rest-input.ts';
import { writeRestOutput } from './rest-output.ts';
import { findRoute } from './route.ts';
import type { WireRequest } from './http.ts';
import { xmlDocument, xmlSettings } from './xml-document.ts';

/** REST with JSON bodies: method and path name the operation, a header names an error. */
export const restJson: Protocol = {
  name: 'rest-json',
  identify: (model, request) => identify(model, request, (schema, body) => readJson(schema, body, true)),
  writeOutput: (_model, operation, output) =>
    writeRestOutput(operation, output, 'application/json', (schema, value) => writeJson(schema, value, true)),
  writeError: (model, fault) => {
    const { code, status } = errorDetails(model, fault, false);
    const headers = { 'content-type': 'application/json', 'x-amzn-errortype': code };
    return { status, headers, body: JSON.stringify(errorMembers(model, fault)) };
  },
};

/** REST with XML bodies. */
export const restXml: Protocol = {
  name: 'rest-xml',
  identify: (model, request) =>
    identify(model, request, (schema, body) =>
      Promise.resolve(new XmlShapeDeserializer(xmlSettings(model)).read(schema, body) as unknown),
    ),
  writeOutput: (model, operation, output) =>
    writeRestOutput(operation, output, 'text/xml', (schema, value) => xmlDocument(model, schema, value)),
  writeError: (model, fault, requestId) => errorResponse(model, fault, requestId, false),
};

function identify(model: ServiceModel, request: WireRequest, readBody: ReadBody): Ask | string {
  const route = findRoute(model, request);
  if (route === undefined) return `${request.method} ${request.path}`;
  return { operation: route.operation, readInput: () => readRestInput(route, request, readBody) };
}
