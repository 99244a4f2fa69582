import type { World } from './world/world.ts';

/** An error answer, by the code that AWS puts on the wire or the name of the modelled error shape. */
export class Fault extends Error {
  override readonly name = 'Fault';
  readonly code: string;
  readonly status: number | undefined;
  /** Further members of the modelled error shape. */
  readonly fields: Readonly<Record<string, unknown>>;

  constructor(
    code: string,
    message: string,
    options: { status?: number; fields?: Readonly<Record<string, unknown>> } = {},
  ) {
    super(message);
    this.code = code;
    this.status = options.status;
    this.fields = options.fields ?? {};
  }
}

/** Which call is being answered and how this twin cuts listings into pages; `page` reads it. */
export interface Paging {
  /** The service name in the SigV4 scope. */
  readonly service: string;
  readonly operation: string;
  /** Items on a page where neither AWS nor the caller sets a lower bound. */
  readonly pageSize: number;
  /** Whether a listing begins with an empty page that carries a token, as AWS may do at any time. */
  readonly emptyPages: boolean;
}

/** Who calls, where, and on which world. */
export interface CallContext {
  readonly world: World;
  readonly account: string;
  /** From the SigV4 scope; services that are global get `us-east-1` as AWS does. */
  readonly region: string;
  readonly principalArn: string;
  readonly accessKeyId: string;
  /** Absent only where an operation is called by itself, in a unit test. */
  readonly paging?: Paging;
}

/** One AWS operation: takes what the caller sent and gives what AWS would answer. It knows neither XML nor JSON. */
export type Operation<Input, Output> = (input: Input, context: CallContext) => Output | Promise<Output>;

/** Operations by name, typed by the SDK's own command types: `{ DescribeDBInstances: Operation<…CommandInput, …> }`. */
export type OperationTable = Readonly<Record<string, Operation<never, unknown>>>;

/** A service that the twin answers for: how it is spoken to, and what it does. */
export interface TwinService {
  /** The service name in the SigV4 scope. */
  readonly signingName: string;
  /** The npm package whose schemas drive the wire format. */
  readonly sdkPackage: string;
  /** The file in `wire/models` that drives it instead, where the package carries no schemas. */
  readonly vendoredModel?: string;
  /** Few runs call it: its schemas are loaded by the first call, not ahead of it. */
  readonly isRare?: boolean;
  readonly operations: OperationTable;
  /** Starts what the service does by itself while the twin listens (`world.every`): experiments that go on, alarms that are evaluated. */
  readonly background?: (world: World) => void;
}
