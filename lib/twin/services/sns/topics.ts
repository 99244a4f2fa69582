import { page } from '../../page.ts';
import { type CallContext, Fault } from '../../service.ts';
import { addTags, forgetTags, removeTags, tagList, tagMap, tagsOf } from '../../world/tags.ts';
import { findTopic, topicArn, topicsOf } from './stored-topic.ts';

interface Tag {
  readonly Key: string;
  readonly Value: string;
}
interface Named {
  readonly TopicArn?: string;
}
interface Tagged {
  readonly ResourceArn?: string;
}

const MODELLED = ['DisplayName', 'KmsMasterKeyId', 'FifoTopic', 'Policy'];

/** Topics and their tags. */
export const topics = {
  /** The same name with the same settings gives the topic that is there. */
  CreateTopic(
    input: { readonly Name?: string; readonly Attributes?: Record<string, string>; readonly Tags?: Tag[] },
    context: CallContext,
  ): Named {
    const { Name: name = '', Attributes: attributes = {} } = input;
    if (!/^[A-Za-z0-9_-]{1,256}(\.fifo)?$/.test(name))
      throw new Fault('InvalidParameter', 'Invalid parameter: Topic Name');
    const unknown = Object.keys(attributes).find((each) => !MODELLED.includes(each));
    if (unknown !== undefined)
      throw new Fault('InvalidParameter', `The twin does not model topics with ${unknown}.`);
    const arn = topicArn(context, name);
    const there = topicsOf(context).get(arn);
    if (there !== undefined && JSON.stringify(there.attributes) !== JSON.stringify(attributes))
      throw new Fault(
        'InvalidParameter',
        'Invalid parameter: Attributes Reason: Topic already exists with different attributes',
      );
    topicsOf(context).set(arn, { arn, name, attributes });
    addTags(context.world, context, arn, tagMap(input.Tags));
    return { TopicArn: arn };
  },

  /** One that is not there any more is no error. */
  DeleteTopic({ TopicArn: arn = '' }: Named, context: CallContext): object {
    topicsOf(context).delete(arn);
    forgetTags(context.world, context, arn);
    return {};
  },

  ListTopics(input: { readonly NextToken?: string }, context: CallContext): object {
    const { items, next } = page(topicsOf(context).values(), {
      token: input.NextToken,
      max: undefined,
      context,
      id: ({ arn }) => arn,
      limit: 100,
    });
    return { Topics: items.map(({ arn }) => ({ TopicArn: arn })), NextToken: next };
  },

  GetTopicAttributes({ TopicArn }: Named, context: CallContext): object {
    const { arn, attributes } = findTopic(context, TopicArn);
    const counts = { SubscriptionsConfirmed: '0', SubscriptionsPending: '0', SubscriptionsDeleted: '0' };
    return { Attributes: { TopicArn: arn, Owner: context.account, ...counts, ...attributes } };
  },

  ListTagsForResource({ ResourceArn }: Tagged, context: CallContext): object {
    const { arn } = findTopic(context, ResourceArn);
    return { Tags: tagList(tagsOf(context.world, context, arn)) };
  },

  TagResource({ ResourceArn, Tags }: Tagged & { readonly Tags?: Tag[] }, context: CallContext): object {
    addTags(context.world, context, findTopic(context, ResourceArn).arn, tagMap(Tags));
    return {};
  },

  UntagResource(
    { ResourceArn, TagKeys = [] }: Tagged & { readonly TagKeys?: string[] },
    context: CallContext,
  ): object {
    removeTags(context.world, context, findTopic(context, ResourceArn).arn, TagKeys);
    return {};
  },
};
