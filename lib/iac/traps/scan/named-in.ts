import { arnOf } from './arn-field.ts';
import type { MadeKind } from '../values/made.ts';

/** A thing by the name that a text has for it. */
export interface Named {
  readonly kind: MadeKind;
  readonly name: string;
}

const NAME = '((?:\\$\\{[^{}]*\\}|[\\w.+=@-])+)';
const PATHS = '((?:\\$\\{[^{}]*\\}|[\\w.+=@/-])+)';

/** ARNs that hold the name of what they are of, and nothing that AWS makes up. Service Authorization Reference. */
const ARNS: readonly (readonly [MadeKind, RegExp])[] = [
  ['bucket', arnOf('s3', `${NAME}(?:/|$)`)],
  ['function', arnOf('lambda', `function:${NAME}`)],
  ['role', arnOf('iam', `role/(?:.*/)?${NAME}$`)],
  ['instance-profile', arnOf('iam', `instance-profile/(?:.*/)?${NAME}$`)],
  ['table', arnOf('dynamodb', `table/${NAME}`)],
  ['queue', arnOf('sqs', `${NAME}$`)],
  ['topic', arnOf('sns', `${NAME}$`)],
  ['stream', arnOf('kinesis', `stream/${NAME}`)],
  ['log-group', arnOf('logs', `log-group:${PATHS}`)],
  ['repository', arnOf('ecr', `repository/${PATHS}$`)],
  ['cluster', arnOf('ecs', `cluster/${NAME}$`)],
  ['database', arnOf('rds', `(?:db|cluster):${NAME}$`)],
  ['state-machine', arnOf('states', `stateMachine:${NAME}`)],
  ['event-bus', arnOf('events', `event-bus/${NAME}$`)],
];

/** What an ARN names, or the address of a bucket, a queue or a repository. */
export function namedIn(text: string): Named | undefined {
  for (const [kind, pattern] of text.startsWith('arn:') ? ARNS : ADDRESSES) {
    const [, name] = pattern.exec(text) ?? [];
    if (name !== undefined) return { kind, name };
  }
  return undefined;
}

const ADDRESSES: readonly (readonly [MadeKind, RegExp])[] = [
  ['bucket', /^(?:https?:\/\/|s3:\/\/)?([\w.-]+)\.s3[.-](?:[\w.-]|\$\{[^{}]*\})*amazonaws\.com/],
  ['bucket', /^s3:\/\/([\w.-]+)/],
  ['queue', /^https:\/\/sqs\.[^/]+\/[^/]+\/([\w-]+)$/],
  ['repository', /^[^/\s]+\.dkr\.ecr\.[^/]+\/([\w./-]+)(?::|@|$)/],
];

/** `TABLE_NAME`, `ordersQueueUrl`: of what kind a variable is the name. */
export function kindOfVariable(variable: string): MadeKind | undefined {
  return VARIABLES.find(([, pattern]) => pattern.test(variable))?.[0];
}

const VARIABLES: readonly (readonly [MadeKind, RegExp])[] = [
  ['table', /table/i],
  ['bucket', /bucket/i],
  ['queue', /queue/i],
  ['topic', /topic/i],
  ['stream', /stream/i],
  ['function', /function|lambda/i],
  ['secret', /secret/i],
  ['parameter', /param/i],
  ['log-group', /log_?group/i],
];
