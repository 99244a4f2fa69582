import { header, type WireRequest } from './http.ts';
import { json } from './json.ts';
import type { ProtocolName, ServiceModel } from './model.ts';
import type { Protocol } from './protocol.ts';
import { ec2, query } from './query.ts';
import { restJson, restXml } from './rest.ts';

const BY_NAME: Record<ProtocolName, Protocol> = {
  query,
  ec2,
  'rest-json': restJson,
  'rest-xml': restXml,
  'json-1.0': json('json-1.0'),
  'json-1.1': json('json-1.1'),
};

/** The protocol of a request: what the caller speaks where that is plain to see, else what the service's SDK speaks. */
export function protocolOf(model: ServiceModel | undefined, request: WireRequest): Protocol {
  const contentType = header(request, 'content-type');
  if (header(request, 'x-amz-target') !== '')
    return contentType.includes('json-1.0') ? BY_NAME['json-1.0'] : BY_NAME['json-1.1'];
  const form = contentType.startsWith('application/x-www-form-urlencoded');
  if (form && model?.protocol !== 'ec2' && !isRest(model)) return query;
  return BY_NAME[model?.protocol ?? 'rest-json'];
}

function isRest(model: ServiceModel | undefined): boolean {
  return model?.protocol === 'rest-json' || model?.protocol === 'rest-xml';
}
