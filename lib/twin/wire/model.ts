import { NormalizedSchema } from '@smithy/core/schema';
import type { TwinService } from '../service.ts';
import { readBotocoreModel, type Tuple, tuplesOf } from './botocore-model.ts';

/** The protocols that the twin speaks, by their Smithy names. */
export const PROTOCOLS = {
  'aws.protocols#awsQuery': 'query',
  'aws.protocols#ec2Query': 'ec2',
  'aws.protocols#restXml': 'rest-xml',
  'aws.protocols#restJson1': 'rest-json',
  'aws.protocols#awsJson1_0': 'json-1.0',
  'aws.protocols#awsJson1_1': 'json-1.1',
} as const;
export type ProtocolName = (typeof PROTOCOLS)[keyof typeof PROTOCOLS];

/** What the SDK knows of one operation. */
export interface OperationModel {
  readonly name: string;
  /** Method, URI template and success status; absent where all goes to `/`. */
  readonly http: readonly [method: string, uri: string, status: number] | undefined;
  readonly input: NormalizedSchema;
  readonly output: NormalizedSchema;
}

/** What the SDK knows of one modelled error. */
export interface ErrorModel {
  readonly shape: string;
  readonly schema: NormalizedSchema;
  /** The code on the wire of the query protocol, where it differs from the shape's name. */
  readonly queryCode: string | undefined;
  readonly queryStatus: number | undefined;
  readonly status: number | undefined;
}

/** A service as its SDK package describes it. */
export interface ServiceModel {
  readonly signingName: string;
  readonly protocol: ProtocolName;
  readonly namespace: string;
  readonly xmlNamespace: string;
  /** It spoke the query protocol once, and tells the codes of those days beside those of JSON. */
  readonly isQueryCompatible: boolean;
  readonly operations: ReadonlyMap<string, OperationModel>;
  /** By shape name and by query code. */
  readonly errors: ReadonlyMap<string, ErrorModel>;
}

interface SdkClient {
  readonly config: {
    readonly protocol: { getShapeId(): string };
    readonly protocolSettings: {
      readonly defaultNamespace: string;
      readonly xmlNamespace?: string;
      readonly awsQueryCompatible?: boolean;
    };
  };
  destroy(): void;
}
type SdkClientClass = new (config: object) => SdkClient;
type SchemaRef = Parameters<typeof NormalizedSchema.of>[0];

const OPERATION = 9;
const ERROR = -3;

/** Reads the schemas of a service. Loading an SDK package costs 10 ms to 1 s: do it late. */
export async function loadModel(service: TwinService): Promise<ServiceModel> {
  return service.vendoredModel === undefined ? await exportedModel(service) : await vendoredModel(service);
}

async function exportedModel(service: TwinService): Promise<ServiceModel> {
  const exported = Object.entries((await import(service.sdkPackage)) as Record<string, unknown>);
  const { protocol, protocolSettings } = clientConfig(service.sdkPackage, exported);
  return {
    signingName: service.signingName,
    protocol: protocolName(service.sdkPackage, protocol.getShapeId()),
    namespace: protocolSettings.defaultNamespace,
    xmlNamespace: protocolSettings.xmlNamespace ?? '',
    isQueryCompatible: protocolSettings.awsQueryCompatible === true,
    ...readTuples(exported.map(([, value]) => value).filter(isTuple)),
  };
}

async function vendoredModel({ signingName, vendoredModel: name = '' }: TwinService): Promise<ServiceModel> {
  const model = await readBotocoreModel(name);
  return {
    signingName,
    protocol: protocolName(name, model.protocol),
    namespace: model.namespace,
    xmlNamespace: '',
    isQueryCompatible: false,
    ...readTuples(tuplesOf(model)),
  };
}

function readTuples(shapes: readonly Tuple[]): Pick<ServiceModel, 'operations' | 'errors'> {
  return {
    operations: new Map(shapes.filter(([kind]) => kind === OPERATION).map(operationEntry)),
    errors: new Map(shapes.filter(([kind]) => kind === ERROR).flatMap(errorEntries)),
  };
}

function clientConfig(sdkPackage: string, exported: [string, unknown][]): SdkClient['config'] {
  const found = exported.find(
    ([name, value]) => /^[A-Z]\w+Client$/.test(name) && typeof value === 'function',
  );
  if (found === undefined) throw new Error(`${sdkPackage} exports no client class`);
  const Client = found[1] as SdkClientClass;
  const client = new Client({
    region: 'us-east-1',
    credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
  });
  client.destroy();
  return client.config;
}

function protocolName(sdkPackage: string, shapeId: string): ProtocolName {
  const name = PROTOCOLS[shapeId as keyof typeof PROTOCOLS] as ProtocolName | undefined;
  if (name === undefined) throw new Error(`${sdkPackage} speaks ${shapeId}, which the twin does not`);
  return name;
}

function isTuple(value: unknown): value is Tuple {
  return Array.isArray(value) && typeof value[0] === 'number' && typeof value[2] === 'string';
}

function operationEntry(tuple: Tuple): [string, OperationModel] {
  const [, , name, traits, input, output] = tuple;
  const { http } = Object(traits) as { http?: [string, string, number] };
  return [name, { name, http, input: normalized(input), output: normalized(output) }];
}

function errorEntries(tuple: Tuple): [string, ErrorModel][] {
  const schema = normalized(tuple);
  const traits = schema.getMergedTraits() as { awsQueryError?: [string, number]; httpError?: number };
  const [queryCode, queryStatus] = traits.awsQueryError ?? [undefined, undefined];
  const model = { shape: tuple[2], schema, queryCode, queryStatus, status: traits.httpError };
  return queryCode === undefined
    ? [[tuple[2], model]]
    : [
        [queryCode, model],
        [tuple[2], model],
      ];
}

function normalized(ref: unknown): NormalizedSchema {
  return NormalizedSchema.of(ref as SchemaRef);
}
