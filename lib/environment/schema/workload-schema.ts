import { z } from 'zod';
import { DISRUPTIONS } from '../environment.ts';
import { backupSchema } from './backup-schema.ts';
import { declaredDurationSchema, objectivesSchema } from './objective-schema.ts';
import { rebuildSchema } from './rebuild-schema.ts';
import { watchSchema } from './watch-schema.ts';
import { count, named, oneOf, shortName, text } from './words.ts';

const alarmNames = z
  .array(text('the name of a CloudWatch alarm', 'orders-web-zone-lost'))
  .min(1, { error: 'the name of at least one alarm' })
  .meta({ examples: [['orders-web-zone-lost']] });

const RECORD_TYPES = ['A', 'AAAA', 'CNAME', 'MX', 'NS', 'SRV', 'TXT', 'CAA', 'HTTPS', 'SVCB'] as const;

const dnsSchema = z
  .strictObject({
    name: text(
      'a full domain name, lower-case, without a dot at its end',
      'orders.shop.example',
      /^(?=.{1,253}$)(\*\.)?([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/,
    ).describe('The name that clients use.'),
    type: oneOf(RECORD_TYPES).describe('The type of the record.'),
    propagation: declaredDurationSchema
      .optional()
      .describe("How long a change takes to reach Route 53's servers."),
  })
  .meta({ examples: [{ name: 'orders.shop.example', type: 'A' }] });

const selectSchema = z
  .strictObject({
    tags: named(
      text('a tag key', 'workload'),
      text('a tag value in text; quote numbers, true and false', 'orders'),
    )
      .optional()
      .describe('All of these tags.'),
    arns: z
      .array(
        text(
          'an ARN',
          'arn:aws:rds:eu-west-1:111122223333:db:orders-db',
          /^arn:[a-z-]+:[a-z0-9-]+:[^:\s]*:[^:\s]*:\S+$/,
        ),
      )
      .optional()
      .describe('These resources.'),
    stacks: z
      .array(text('a CloudFormation stack name', 'shop-orders', /^[A-Za-z][A-Za-z0-9-]{0,127}$/))
      .optional()
      .describe('All resources of these CloudFormation stacks.'),
  })
  .meta({ examples: [{ tags: { workload: 'orders' } }] });

/** Promises that the workloads of a tier share. */
export const tierSchema = z.strictObject({
  importance: text('a word for the importance', 'critical').describe(
    'How important workloads of this tier are.',
  ),
  backup: backupSchema.optional(),
  objectives: objectivesSchema.optional().describe('Promises by disruption.'),
});

/** One workload: who owns it, what belongs to it, what is promised for it. */
export const workloadSchema = z.strictObject({
  title: text('a title', 'Order intake').optional(),
  owner: text('the team or person that owns it', 'team-orders').describe('Who answers for it.'),
  tier: shortName('gold').describe('The tier whose promises it takes over.'),
  importance: text('a word for the importance', 'critical').optional(),
  select: selectSchema.describe('A workload owns what any of these match.'),
  dependsOn: z.array(shortName('ledger')).optional().describe('Workloads that it cannot work without.'),
  minimumCapacity: z
    .strictObject({ healthyTargets: count.optional() })
    .optional()
    .describe('What must be there for the service to be called back.'),
  objectives: objectivesSchema.optional().describe('Laid over those of the tier; null drops one.'),
  backup: backupSchema.nullable().optional().describe('Laid over that of the tier; null drops it.'),
  dns: z.array(dnsSchema).optional().describe('Names by which clients find it.'),
  watch: named(shortName('front-door'), watchSchema)
    .optional()
    .describe(
      'What drills watch from outside, by the names that scenarios use; absent = no drill can measure it.',
    ),
  alarms: z
    .strictObject(
      Object.fromEntries(DISRUPTIONS.map((disruption) => [disruption, alarmNames.optional()])) as Record<
        (typeof DISRUPTIONS)[number],
        z.ZodOptional<typeof alarmNames>
      >,
    )
    .optional()
    .describe('CloudWatch alarms that a drill of the disruption must set off, in its account and Region.'),
  rebuild: rebuildSchema
    .optional()
    .describe('What it is written down in; absent = nothing can be said about a rebuild.'),
});
