import { XmlShapeSerializer } from '@aws-sdk/core/protocols';
import type { NormalizedSchema } from '@smithy/core/schema';
import type { ServiceModel } from './model.ts';

type SchemaRef = Parameters<XmlShapeSerializer['write']>[0];

/** A schema's members as its tuple holds them: names beside types. */
export interface Members {
  readonly names: readonly string[];
  readonly types: readonly SchemaRef[];
}

const STRUCTURE = 3;
const STRING = 0;

/** How XML is written and read for a service. */
export function xmlSettings(model: Pick<ServiceModel, 'namespace' | 'xmlNamespace'> | undefined) {
  return {
    timestampFormat: { useTrait: true, default: 5 as const },
    httpBindings: false,
    xmlNamespace: model?.xmlNamespace ?? '',
    serviceNamespace: model?.namespace ?? '',
  };
}

/** A structure that no service models, such as the envelope around a result. */
export function structure(name: string, members: Members): SchemaRef {
  return [
    STRUCTURE,
    'landfall.twin',
    name,
    0,
    [...members.names],
    [...members.types],
  ] as unknown as SchemaRef;
}

/** Members that are plain text. */
export function texts(...names: string[]): Members {
  return { names, types: names.map(() => STRING as unknown as SchemaRef) };
}

/** One member after the other. */
export function join(...members: Members[]): Members {
  return { names: members.flatMap(({ names }) => names), types: members.flatMap(({ types }) => types) };
}

/** The members of a modelled structure. */
export function membersOf(schema: NormalizedSchema): Members {
  if (!schema.isStructSchema()) return { names: [], types: [] };
  const tuple = schema.getSchema() as unknown as readonly unknown[];
  return { names: tuple[4] as string[], types: tuple[5] as SchemaRef[] };
}

/** A whole XML document with this structure as its root. */
export function xmlDocument(model: ServiceModel | undefined, schema: SchemaRef, value: object): string {
  const serializer = new XmlShapeSerializer(xmlSettings(model));
  serializer.write(schema, value);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${String(serializer.flush())}`;
}
