import { page } from '../../page.ts';
import { type CallContext, Fault } from '../../service.ts';
import { type ActionKind, ACTIONS } from './actions/index.ts';
import { fisArn } from './stored-template.ts';
import { TARGET_KINDS } from './targets/index.ts';

interface ListInput {
  readonly maxResults?: number;
  readonly nextToken?: string;
}

/** What FIS can do: its actions and the types of their targets. Only what the twin models is listed. */
export const descriptions = {
  ListActions(input: ListInput, context: CallContext) {
    const { items, next } = cut(ACTIONS.values(), input, context, ({ id }) => id);
    return { actions: items.map((kind) => summaryOf(kind, context)), nextToken: next };
  },

  GetAction({ id }: { readonly id: string }, context: CallContext) {
    const kind = ACTIONS.get(id);
    if (kind === undefined)
      throw new Fault('ResourceNotFoundException', `Action '${id}' could not be found.`);
    const parameters = Object.entries(kind.parameters).map(
      ([name, { description, required }]) => [name, { description, required }] as const,
    );
    return { action: { ...summaryOf(kind, context), parameters: Object.fromEntries(parameters) } };
  },

  ListTargetResourceTypes(input: ListInput, context: CallContext) {
    const { items, next } = cut(TARGET_KINDS.values(), input, context, ({ resourceType }) => resourceType);
    const targetResourceTypes = items.map(({ resourceType, description }) => ({ resourceType, description }));
    return { targetResourceTypes, nextToken: next };
  },

  GetTargetResourceType({ resourceType }: { readonly resourceType: string }) {
    const kind = TARGET_KINDS.get(resourceType);
    if (kind === undefined)
      throw new Fault(
        'ResourceNotFoundException',
        `Target resource type '${resourceType}' could not be found.`,
      );
    const parameters = Object.entries(kind.parameters).map(
      ([name, { description }]) => [name, { description, required: false }] as const,
    );
    const { description } = kind;
    return { targetResourceType: { resourceType, description, parameters: Object.fromEntries(parameters) } };
  },
};

function cut<Item>(
  items: Iterable<Item>,
  input: ListInput,
  context: CallContext,
  id: (item: Item) => string,
) {
  return page(items, { token: input.nextToken, max: input.maxResults, limit: 100, context, id });
}

function summaryOf({ id, description, slot }: ActionKind, context: CallContext) {
  return {
    id,
    arn: fisArn(context, 'action', id),
    description,
    targets: slot === undefined ? {} : { [slot.name]: { resourceType: slot.resourceType } },
    tags: {},
  };
}
