import type { Fault } from '../service.ts';
import { errorDetails, errorElement } from './error-details.ts';
import type { WireAnswer, WireRequest } from './http.ts';
import type { OperationModel, ServiceModel } from './model.ts';
import type { Ask, Protocol } from './protocol.ts';
import { formTree, readForm } from './query-input.ts';
import { join, type Members, membersOf, structure, texts, xmlDocument } from './xml-document.ts';

/** AWS query: a form with `Action`, answered by XML with a result inside a response. */
export const query: Protocol = {
  name: 'query',
  identify: (model, request) => identify(model, request, false),
  writeOutput: (model, operation, output, requestId) => {
    const metadata = {
      names: ['ResponseMetadata'],
      types: [structure('ResponseMetadata', texts('RequestId'))],
    };
    const result = operation.output.isUnitSchema()
      ? texts()
      : {
          names: [`${operation.name}Result`],
          types: [operation.output.getSchema() as unknown as Members['types'][number]],
        };
    const schema = structure(`${operation.name}Response`, join(result, metadata));
    const value = { [`${operation.name}Result`]: output, ResponseMetadata: { RequestId: requestId } };
    return xml(200, 'text/xml', xmlDocument(model, schema, value));
  },
  writeError: (model, fault, requestId) => errorResponse(model, fault, requestId, true),
};

/** EC2's dialect of it: flat lists, capitalised names, no result element, errors in a list. */
export const ec2: Protocol = {
  name: 'ec2',
  identify: (model, request) => identify(model, request, true),
  writeOutput: (model, operation, output, requestId) => {
    const unit = operation.output.isUnitSchema();
    const members = unit ? texts('return') : membersOf(operation.output);
    const schema = structure(`${operation.name}Response`, join(texts('requestId'), members));
    const value = { ...(unit ? { return: 'true' } : output), requestId };
    return xml(200, 'text/xml;charset=UTF-8', xmlDocument(model, schema, value));
  },
  writeError: (model, fault, requestId) => {
    const details = errorDetails(model, fault, false);
    const error = errorElement(fault, details, false);
    const errors = structure('Errors', { names: ['Error'], types: [error.schema] });
    const members = join({ names: ['Errors'], types: [errors] }, texts('RequestID'));
    const value = { Errors: { Error: error.value }, RequestID: requestId };
    return xml(
      details.status,
      'text/xml;charset=UTF-8',
      xmlDocument(undefined, structure('Response', members), value),
    );
  },
};

/** The `ErrorResponse` document, which rest-xml shares. */
export function errorResponse(
  model: ServiceModel | undefined,
  fault: Fault,
  requestId: string,
  speaksQuery: boolean,
): WireAnswer {
  const details = errorDetails(model, fault, speaksQuery);
  const error = errorElement(fault, details, true);
  const members = join({ names: ['Error'], types: [error.schema] }, texts('RequestId'));
  const value = { Error: error.value, RequestId: requestId };
  return xml(details.status, 'text/xml', xmlDocument(model, structure('ErrorResponse', members), value));
}

function identify(model: ServiceModel, request: WireRequest, dialect: boolean): Ask | string {
  const form = request.body.length === 0 ? request.query : new URLSearchParams(request.body.toString('utf8'));
  const name = form.get('Action') ?? '';
  const operation: OperationModel | undefined = model.operations.get(name);
  if (operation === undefined) return name;
  return { operation, readInput: () => Promise.resolve(readForm(operation.input, formTree(form), dialect)) };
}

function xml(status: number, contentType: string, body: string): WireAnswer {
  return { status, headers: { 'content-type': contentType }, body };
}
