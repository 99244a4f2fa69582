import { z } from 'zod';
import { declaredDurationSchema } from './objective-schema.ts';
import { duration, flag, region, shortName, text } from './words.ts';

const copySchema = z
  .strictObject({
    region: region.describe('Where the copy lies.'),
    account: shortName('vault').optional().describe('A declared account; absent = that of the resource.'),
  })
  .meta({ examples: [{ region: 'eu-central-1', account: 'vault' }] });

/** What is promised about backups. In a workload, null drops what its tier promises. */
export const backupSchema = z
  .strictObject({
    every: duration('1h').nullable().optional().describe('How often a recovery point is promised.'),
    exposureWindow: duration('7d')
      .nullable()
      .optional()
      .describe('How far back the exposure is judged; 7d when absent.'),
    retention: duration('30d').nullable().optional().describe('How long recovery points are kept.'),
    copies: z
      .array(copySchema)
      .nullable()
      .optional()
      .describe('Where else recovery points lie. Replaces the list of the tier.'),
    immutable: flag
      .nullable()
      .optional()
      .describe('Recovery points lie in a vault that nobody can empty: locked, and past its cooling-off.'),
    encrypted: flag.nullable().optional().describe('Recovery points are encrypted.'),
    key: text(
      '"customer", a key ARN or an alias such as "alias/backups"',
      'customer',
      /^(customer$|arn:|alias\/)\S*$/,
    )
      .nullable()
      .optional()
      .describe('customer = any customer-managed key; an ARN or alias = that one; absent = any.'),
    restoreDemonstratedWithin: duration('90d')
      .nullable()
      .optional()
      .describe('How old a demonstrated restore may be; absent = none is promised.'),
    pointInTimeStep: declaredDurationSchema
      .nullable()
      .optional()
      .describe('How far the newest point in time can lag at its worst, between two shipments of the log.'),
  })
  .meta({ id: 'backup' });
