import { unlessMissing } from '../gone.ts';
import { fixed, tags, text } from '../property.ts';
import type { ResourceType } from '../resource-type.ts';

/** `AWS::SNS::Topic`, without subscriptions. */
export const topic: ResourceType = {
  name: 'AWS::SNS::Topic',
  properties: {
    TopicName: fixed(text),
    DisplayName: fixed(text),
    KmsMasterKeyId: fixed(text),
    Tags: tags,
  },
  attributes: ['TopicArn', 'TopicName'],
  create: async ({ TopicName, ...attributes }, call) => {
    const { TopicArn } = await call.invoke<{ TopicArn: string }>('sns', 'CreateTopic', {
      Name: TopicName ?? call.name({ longest: 256 }),
      Attributes: attributes,
    });
    return TopicArn;
  },
  read: (id) => Promise.resolve({ TopicArn: id, TopicName: id.split(':').at(-1) ?? '' }),
  remove: async (id, _properties, call) => {
    await call.invoke('sns', 'DeleteTopic', { TopicArn: id });
  },
  look: async (id, call) => {
    const found = await unlessMissing(
      call.invoke<{ Attributes: Record<string, string> }>('sns', 'GetTopicAttributes', { TopicArn: id }),
    );
    if (found === undefined) return undefined;
    const { DisplayName = '', KmsMasterKeyId = '' } = found.Attributes;
    return { TopicName: id.split(':').at(-1) ?? '', DisplayName, KmsMasterKeyId };
  },
  arn: (id) => id,
};
