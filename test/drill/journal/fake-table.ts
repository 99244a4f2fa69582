import type { Aws, Failure, ReadRequest, WriteRequest } from '../../../lib/aws/index.ts';
import type { DrillTable } from '../../../lib/drill/journal/index.ts';
import { fixedNow } from '../../support/fixed-now.ts';

type Stored = Readonly<Record<string, { readonly S?: string; readonly N?: string }>>;

/** A DynamoDB table in memory, as far as drills use one. */
export interface FakeTable {
  readonly aws: Pick<Aws, 'read' | 'write' | 'clockOffsetMs'>;
  readonly items: Map<string, Stored>;
  /** What was written, in order, refused writes included. */
  readonly writes: readonly WriteRequest[];
  /** From now on every call fails so; undefined = no longer. */
  failWith(failure: Partial<Failure> | undefined): void;
  /** Runs once before the next write is carried out: for two who write at the same time. */
  beforeNextWrite(act: () => Promise<void> | void): void;
}

export const TABLE: DrillTable = {
  account: '111122223333',
  region: 'eu-west-1',
  table: 'landfall-drills',
  environment: 'test',
};

export function fakeTable(): FakeTable {
  const items = new Map<string, Stored>();
  const writes: WriteRequest[] = [];
  let failing: Failure | undefined;
  let before: (() => Promise<void> | void) | undefined;

  const read = async <Page, Item>({ operation, input = {}, items: map }: ReadRequest<Page, Item>) => {
    await Promise.resolve();
    if (failing !== undefined) return { items: [], calls: [1], failure: failing };
    const page =
      operation === 'Query' ? query(items, input) : { Item: items.get(keyOf(input['Key'] as Stored)) };
    const found = map(page as Page, fixedNow, () => page);
    return { items: found ?? [], calls: [1] };
  };

  const write: Aws['write'] = async <Output>(request: WriteRequest) => {
    const act = before;
    before = undefined;
    await act?.();
    writes.push(request);
    if (failing !== undefined) return { calls: [1], failure: failing, isRefused: false };
    const item = request.input['Item'] as Stored;
    const known = items.get(keyOf(item));
    if (!holds(request.input, known))
      return { calls: [1], failure: failureOf('ConditionalCheckFailedException'), isRefused: true };
    items.set(keyOf(item), item);
    return { calls: [1], output: {} as Output, at: fixedNow, raw: () => ({}) };
  };

  return {
    aws: { read, write, clockOffsetMs: () => 0 },
    items,
    writes,
    failWith: (failure) => {
      failing = failure === undefined ? undefined : { ...failureOf('AccessDeniedException'), ...failure };
    },
    beforeNextWrite: (act) => {
      before = act;
    },
  };
}

function failureOf(code: string): Failure {
  return { reason: 'other', code, message: 'refused', status: 400, at: fixedNow };
}

function keyOf({ pk, sk }: Stored): string {
  return `${pk?.S}|${sk?.S}`;
}

function query(items: Map<string, Stored>, input: Readonly<Record<string, unknown>>) {
  const values = input['ExpressionAttributeValues'] as Stored;
  const prefix = `${values[':pk']?.S}|${values[':sk']?.S}`;
  return {
    Items: [...items]
      .filter(([key]) => key.startsWith(prefix))
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([, item]) => item),
  };
}

/** Understands `attribute_not_exists(pk)` and equalities joined by AND, and nothing else. */
function holds(input: Readonly<Record<string, unknown>>, known: Stored | undefined): boolean {
  const expression = input['ConditionExpression'] as string | undefined;
  if (expression === undefined) return true;
  if (expression === 'attribute_not_exists(pk)') return known === undefined;
  const names = input['ExpressionAttributeNames'] as Record<string, string>;
  const values = input['ExpressionAttributeValues'] as Stored;
  return expression.split(' AND ').every((part) => {
    const [name, value] = part.split(' = ');
    if (name === undefined || value === undefined)
      throw new TypeError(`a condition that is not understood: ${part}`);
    return JSON.stringify(known?.[names[name] ?? '']) === JSON.stringify(values[value]);
  });
}
