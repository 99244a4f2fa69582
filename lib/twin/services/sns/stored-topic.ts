import { type CallContext, Fault } from '../../service.ts';
import type { Place } from '../../world/tags.ts';

/** One SNS topic: its name and settings. Nobody subscribes to it, and nothing is published. */
export interface StoredTopic {
  readonly arn: string;
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

declare module '../../world/world.ts' {
  interface Tables {
    /** By ARN. */
    'sns.topic': StoredTopic;
  }
}

/** The topics of one account and Region. */
export function topicsOf({ world, account, region }: CallContext): Map<string, StoredTopic> {
  return world.table('sns.topic', account, region);
}

/** The ARN of a topic. */
export function topicArn({ account, region }: Place, name: string): string {
  return `arn:aws:sns:${region}:${account}:${name}`;
}

/** The topic of an ARN. */
export function findTopic(context: CallContext, arn: string | undefined): StoredTopic {
  const found = topicsOf(context).get(arn ?? '');
  if (found === undefined) throw new Fault('NotFound', 'Topic does not exist', { status: 404 });
  return found;
}
