import type {
  DeleteItemInput,
  DeleteItemOutput,
  GetItemInput,
  GetItemOutput,
  PutItemInput,
  PutItemOutput,
  UpdateItemInput,
  UpdateItemOutput,
} from '@aws-sdk/client-dynamodb';
import { type CallContext, Fault } from '../../service.ts';
import { Bindings } from './expression/bindings.ts';
import { readCondition } from './expression/condition.ts';
import { changed, readUpdate } from './expression/update.ts';
import { invalid } from './invalid.ts';
import { keyNames, rowKey, rowOfKey } from './keys.ts';
import { refuseUnmodelled } from './refuse-unmodelled.ts';
import { activeTable, type Item, itemsOf } from './stored-table.ts';

/** Single items. A write whose condition does not hold changes nothing. */
export const items = {
  GetItem(input: GetItemInput, context: CallContext): GetItemOutput {
    refuseUnmodelled(input);
    const table = activeTable(context, input.TableName);
    const found = itemsOf(context).get(rowOfKey(table, input.Key));
    return found === undefined ? {} : { Item: { ...found } };
  },

  PutItem(input: PutItemInput, context: CallContext): PutItemOutput {
    refuseUnmodelled(input);
    const table = activeTable(context, input.TableName);
    const row = rowKey(table, input.Item ?? {});
    const before = itemsOf(context).get(row);
    const bindings = bindingsOf(input);
    const meets = conditionOf(input, bindings);
    bindings.refuseUnused();
    const tells = returned(input.ReturnValues, ['ALL_OLD']);
    meets(before);
    itemsOf(context).set(row, { ...input.Item });
    return tells && before !== undefined ? { Attributes: { ...before } } : {};
  },

  DeleteItem(input: DeleteItemInput, context: CallContext): DeleteItemOutput {
    refuseUnmodelled(input);
    const table = activeTable(context, input.TableName);
    const row = rowOfKey(table, input.Key);
    const before = itemsOf(context).get(row);
    const bindings = bindingsOf(input);
    const meets = conditionOf(input, bindings);
    bindings.refuseUnused();
    const tells = returned(input.ReturnValues, ['ALL_OLD']);
    meets(before);
    itemsOf(context).delete(row);
    return tells && before !== undefined ? { Attributes: { ...before } } : {};
  },

  /** Makes the item where it is not there yet. */
  UpdateItem(input: UpdateItemInput, context: CallContext): UpdateItemOutput {
    refuseUnmodelled(input);
    const table = activeTable(context, input.TableName);
    const row = rowOfKey(table, input.Key);
    const before = itemsOf(context).get(row);
    const bindings = bindingsOf(input);
    const meets = conditionOf(input, bindings);
    const changes = input.UpdateExpression === undefined ? [] : readUpdate(input.UpdateExpression, bindings);
    bindings.refuseUnused();
    const key = changes.find(([name]) => keyNames(table).includes(name));
    if (key !== undefined)
      throw invalid(
        `One or more parameter values were invalid: Cannot update attribute ${key[0]}. This attribute is part of the key`,
      );
    returned(input.ReturnValues, RETURNED_BY_UPDATE);
    meets(before);
    const after = changed(before ?? { ...input.Key }, changes);
    itemsOf(context).set(row, after);
    return updateAnswer(
      input,
      before,
      after,
      changes.map(([name]) => name),
    );
  },
};

const RETURNED_BY_UPDATE = ['ALL_OLD', 'ALL_NEW', 'UPDATED_OLD', 'UPDATED_NEW'];

interface Conditional {
  readonly ConditionExpression?: string | undefined;
  readonly ReturnValuesOnConditionCheckFailure?: string | undefined;
  readonly ExpressionAttributeNames?: Record<string, string> | undefined;
  readonly ExpressionAttributeValues?: PutItemInput['ExpressionAttributeValues'];
}

function bindingsOf(input: Conditional): Bindings {
  return new Bindings(input.ExpressionAttributeNames, input.ExpressionAttributeValues);
}

/** Throws ConditionalCheckFailedException for an item that is not meant; an item that is not there has no attributes. */
function conditionOf(input: Conditional, bindings: Bindings): (before: Item | undefined) => void {
  if (input.ConditionExpression === undefined) return () => undefined;
  const holds = readCondition('ConditionExpression', input.ConditionExpression, bindings);
  return (before) => {
    if (holds(before ?? {})) return;
    const tells = input.ReturnValuesOnConditionCheckFailure === 'ALL_OLD' && before !== undefined;
    throw new Fault('ConditionalCheckFailedException', 'The conditional request failed', {
      fields: tells ? { Item: before } : {},
    });
  };
}

function returned(asked: string | undefined, known: readonly string[]): boolean {
  if (asked === undefined || asked === 'NONE') return false;
  if (!known.includes(asked)) throw invalid('Return values set to invalid value');
  return true;
}

function updateAnswer(
  { ReturnValues }: UpdateItemInput,
  before: Item | undefined,
  after: Item,
  names: readonly string[],
): UpdateItemOutput {
  if (!returned(ReturnValues, RETURNED_BY_UPDATE)) return {};
  const shown = ReturnValues?.endsWith('_OLD') === true ? before : after;
  if (shown === undefined) return {};
  const all = Object.entries(shown);
  const kept = ReturnValues?.startsWith('ALL') === true ? all : all.filter(([name]) => names.includes(name));
  return kept.length === 0 ? {} : { Attributes: Object.fromEntries(kept) };
}
