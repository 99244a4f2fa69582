import { readFile } from 'node:fs/promises';

/** A service in the words of botocore's `service-2.json`, as far as the wire needs them. */
export interface BotocoreModel {
  readonly namespace: string;
  /** The Smithy name of the protocol. */
  readonly protocol: string;
  readonly operations: Readonly<Record<string, BotocoreOperation>>;
  readonly shapes: Readonly<Record<string, BotocoreShape>>;
}

interface BotocoreOperation {
  readonly http: { readonly method: string; readonly requestUri: string; readonly responseCode: number };
  readonly input?: string;
  readonly output?: string;
}

interface BotocoreShape {
  readonly type: string;
  readonly required?: readonly string[];
  readonly members?: Readonly<Record<string, BotocoreMember>>;
  readonly member?: BotocoreMember;
  readonly key?: BotocoreMember;
  readonly value?: BotocoreMember;
  readonly exception?: boolean;
  readonly error?: { readonly httpStatusCode: number };
}

interface BotocoreMember {
  readonly shape: string;
  readonly location?: string;
  readonly locationName?: string;
  readonly idempotencyToken?: boolean;
}

/** Reads a model that is kept beside this file, for a service whose SDK package carries no schemas. */
export async function readBotocoreModel(name: string): Promise<BotocoreModel> {
  const text = await readFile(new URL(`./models/${name}.json`, import.meta.url), 'utf8');
  return JSON.parse(text) as BotocoreModel;
}

/** A schema as the SDK packages write them: `[kind, namespace, name, traits, …]`. */
export type Tuple = readonly [kind: number, namespace: string, name: string, traits: unknown, ...unknown[]];

const [LIST, MAP, STRUCTURE, ERROR, OPERATION] = [1, 2, 3, -3, 9];
const SCALARS: Readonly<Record<string, number>> = {
  string: 0,
  character: 0,
  integer: 1,
  long: 1,
  float: 1,
  double: 1,
  boolean: 2,
  timestamp: 4,
  blob: 21,
};

/** The operations and errors of a model, as the SDK packages export them. */
export function tuplesOf(model: BotocoreModel): Tuple[] {
  const known = new Map<string, unknown>();
  const refer = (name: string): unknown => {
    const shape = shapeOf(model, name);
    return SCALARS[shape.type] ?? (() => known.get(name) ?? remember(name, schemaOf(model, name, refer)));
  };
  const remember = (name: string, schema: unknown): unknown => {
    known.set(name, schema);
    return schema;
  };
  const operations = Object.keys(model.operations).map((name) => operationOf(model, name, refer));
  const errors = Object.keys(model.shapes).filter((name) => model.shapes[name]?.exception === true);
  return [...operations, ...errors.map((name) => structureOf(model, name, refer))];
}

type Refer = (name: string) => unknown;

function shapeOf(model: BotocoreModel, name: string): BotocoreShape {
  const shape = model.shapes[name];
  if (shape === undefined) throw new Error(`The model of ${model.namespace} has no shape "${name}"`);
  return shape;
}

/** botocore names the labels of a path by `locationName`, the SDK by the member. */
function operationOf(model: BotocoreModel, name: string, refer: Refer): Tuple {
  const { http, input, output } = model.operations[name] as BotocoreOperation;
  const members = input === undefined ? {} : (shapeOf(model, input).members ?? {});
  const uri = Object.entries(members)
    .filter(([, { location }]) => location === 'uri')
    .reduce(
      (path, [member, { locationName }]) => path.replace(`{${locationName}}`, `{${member}}`),
      http.requestUri,
    );
  const traits = { http: [http.method, uri, http.responseCode] };
  return [
    OPERATION,
    model.namespace,
    name,
    traits,
    unitOr(input, refer),
    unitOr(output, refer),
  ] as unknown as Tuple;
}

function unitOr(name: string | undefined, refer: Refer): unknown {
  return name === undefined ? 'unit' : refer(name);
}

function schemaOf(model: BotocoreModel, name: string, refer: Refer): Tuple {
  const shape = shapeOf(model, name);
  const head = [model.namespace, name, 0] as const;
  if (shape.type === 'list') return [LIST, ...head, refer(shape.member?.shape ?? '')] as unknown as Tuple;
  if (shape.type === 'map')
    return [MAP, ...head, refer(shape.key?.shape ?? ''), refer(shape.value?.shape ?? '')] as unknown as Tuple;
  return structureOf(model, name, refer);
}

/** Required members come first, and their number last. */
function structureOf(model: BotocoreModel, name: string, refer: Refer): Tuple {
  const { members = {}, required = [], exception, error } = shapeOf(model, name);
  const names = [...required, ...Object.keys(members).filter((member) => !required.includes(member))];
  const types = names.map((member) => {
    const traits = traitsOf(members[member] as BotocoreMember);
    const type = refer(members[member]?.shape ?? '');
    return traits === undefined ? type : [type, traits];
  });
  const kind = exception === true ? ERROR : STRUCTURE;
  const traits = error === undefined ? 0 : { httpError: error.httpStatusCode };
  return [kind, model.namespace, name, traits, names, types, required.length] as unknown as Tuple;
}

function traitsOf({ location, locationName, idempotencyToken }: BotocoreMember): object | undefined {
  if (location === 'uri') return { httpLabel: 1 };
  if (location === 'querystring') return { httpQuery: locationName };
  if (location === 'header') return { httpHeader: locationName };
  if (location === undefined && locationName !== undefined) return { jsonName: locationName };
  return idempotencyToken === true ? { idempotencyToken: 1 } : undefined;
}
