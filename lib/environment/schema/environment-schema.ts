import { z } from 'zod';
import { STAGES } from '../environment.ts';
import { accountSchema } from './account-schema.ts';
import type { rebuildSchema } from './rebuild-schema.ts';
import type { watchSchema } from './watch-schema.ts';
import { tierSchema, workloadSchema } from './workload-schema.ts';
import { count, date, named, oneOf, roleName, shortName, text } from './words.ts';

const taggingSchema = z.strictObject({
  required: named(
    text('a tag key', 'owner'),
    z.array(text('a tag value in text; quote numbers, true and false', 'critical')),
  )
    .optional()
    .describe('Tags that every resource carries, with the values they may have; [] = anything but empty.'),
  namePattern: text('a regular expression', '[a-z0-9]+_[a-z0-9-]+_[a-z0-9-]+')
    .optional()
    .describe('A pattern that the tag Name matches as a whole.'),
});

const exclusionSchema = z.strictObject({
  check: text(
    'a check id such as "rds/instance-multi-az", or "*"',
    'rds/instance-multi-az',
    /^(\*|[a-z0-9-]+\/[a-z0-9-]+)$/,
  ),
  workload: z
    .union([z.literal('*'), shortName('orders')], { error: 'the name of a workload, or "*"' })
    .meta({ examples: ['orders'] })
    .optional(),
  resource: text(
    'an ARN, a pattern with *, or a type such as "AWS::SNS::Topic"',
    'AWS::SNS::Topic',
    /^(arn:\S+|\S*\*\S*|[A-Za-z0-9]+::[A-Za-z0-9]+::[A-Za-z0-9]+)$/,
  ).optional(),
  reason: text('a reason that an auditor can follow', 'holds no data; it comes back with the stack'),
  owner: text('the team or person that answers for it', 'team-orders'),
  until: date('2027-03-31').describe('The last day on which it counts.'),
});

const freezeWindowSchema = z.strictObject({
  from: date('2027-12-18'),
  until: date('2028-01-04').describe('The last day of the window.'),
  reason: text('a reason', 'year-end trading'),
});

const SHARE = 'a share above 0, up to 1';

const safetySchema = z.strictObject({
  maximumTargets: count.optional().describe('How many resources a drill may break; 1 when absent.'),
  maximumShare: z
    .number({ error: SHARE })
    .gt(0, { error: SHARE })
    .max(1, { error: SHARE })
    .meta({ examples: [0.34] })
    .optional()
    .describe('Which share of the candidates a drill may break; 0.34 when absent.'),
  scenarios: z.array(shortName('az-loss')).optional().describe('Scenarios that may run here.'),
  onlyWhenAsked: z
    .array(shortName('cache-flush'))
    .optional()
    .describe('Those of them that run only when somebody asks for drills: --drill, or landfall drill.'),
  lockTable: text('the name of a DynamoDB table', 'landfall-drills', /^[\w.-]{3,255}$/)
    .optional()
    .describe('The table in which a drill takes its lock and notes how to heal.'),
  consentParameter: text(
    'the name of a Systems Manager parameter, such as "/landfall/consent"',
    '/landfall/consent',
    /^\/[\w.-]+(\/[\w.-]+)*$/,
  )
    .optional()
    .describe('Where an account says what may be broken in it; /landfall/consent when absent.'),
  fisRole: roleName('landfall-fis')
    .optional()
    .describe('The role that AWS FIS breaks things with; landfall-fis when absent.'),
});

const PACE = 'a number above 0, up to 1';

/** The whole file, as it is written. The JSON Schema for editors is made from this one. */
export const environmentSchema = z.strictObject({
  name: shortName('staging').describe('The name of the environment.'),
  title: text('a title', 'The shop, staging').optional(),
  stage: oneOf(STAGES).describe('How careful to be.'),
  endpoint: text(
    '"embedded", or an address such as "http://127.0.0.1:5000"',
    'http://127.0.0.1:5000',
    /^(embedded|https?:\/\/[^\s@?#]+)$/,
  )
    .optional()
    .describe(
      'embedded = the AWS that Landfall brings along; an address = a server that speaks like AWS; absent = AWS.',
    ),
  seed: shortName('sandbox').optional().describe('The world of the embedded AWS; sandbox when absent.'),
  pace: z
    .number({ error: PACE })
    .gt(0, { error: PACE })
    .max(1, { error: PACE })
    .meta({ examples: [0.1] })
    .optional()
    .describe('What the embedded AWS multiplies its waits by.'),
  accounts: named(shortName('shop'), accountSchema).describe(
    'The accounts that may be called, by short name.',
  ),
  tagging: taggingSchema.optional(),
  tiers: named(shortName('gold'), tierSchema).describe('Promises that workloads share, by name of the tier.'),
  workloads: named(shortName('orders'), workloadSchema).describe('The workloads, by short name.'),
  exclusions: z.array(exclusionSchema).optional().describe('Checks excused for a while.'),
  freezeWindows: z.array(freezeWindowSchema).optional().describe('When nothing may be broken.'),
  safety: safetySchema.optional().describe('Limits on what a drill may do.'),
});

/** A declaration as it stands in the file: valid in shape, not yet resolved. */
export type WrittenEnvironment = z.infer<typeof environmentSchema>;
export type WrittenWorkload = z.infer<typeof workloadSchema>;
export type WrittenTier = z.infer<typeof tierSchema>;
export type WrittenWatchPoint = z.infer<typeof watchSchema>;
export type WrittenRebuild = z.infer<typeof rebuildSchema>;
