import { z } from 'zod';
import { DISRUPTIONS, RECOVERY_MEANS } from '../environment.ts';
import { duration, oneOf, text } from './words.ts';

/** A duration that the team vouches for; nobody may vouch without a reason. */
export const declaredDurationSchema = z
  .strictObject({
    takes: duration('20m').describe('How long it takes.'),
    because: text('the reason why this duration is believed', 'timed in the exercise of 2026').describe(
      'Where the number comes from: an exercise, a document, a measurement.',
    ),
  })
  .meta({ id: 'declaredDuration' });

const stepSchema = z.strictObject({
  what: text('a short name of the step', 'restore-database').describe('What is done.'),
  ...declaredDurationSchema.shape,
});

const recoverySchema = z
  .strictObject({
    by: oneOf(RECOVERY_MEANS).describe('How the workload comes back.'),
    detect: duration('5m').optional().describe('Time until somebody or something notices.'),
    decide: duration('30m').optional().describe('Time until a person has decided; absent = automatic.'),
    steps: z
      .array(stepSchema)
      .optional()
      .describe('Steps whose time no API tells, in order; their times add up.'),
  })
  .meta({ id: 'recovery', examples: [{ by: 'restore' }] });

/** What is promised for one disruption. In a workload, null drops what its tier promises. */
export const objectiveSchema = z
  .strictObject({
    rto: duration('4h').nullable().optional().describe('Recovery time objective.'),
    rpo: duration('15m')
      .nullable()
      .optional()
      .describe('Recovery point objective: how much data may be lost.'),
    mtpd: duration('24h')
      .nullable()
      .optional()
      .describe('Maximum tolerable period of disruption (ISO 22301).'),
    recover: recoverySchema
      .nullable()
      .optional()
      .describe('How it comes back. Replaces that of the tier as a whole.'),
    demonstratedWithin: duration('90d')
      .nullable()
      .optional()
      .describe('How old a demonstration of this objective may be; absent = none is promised.'),
  })
  .meta({ id: 'objective' });

/** Objectives by disruption. */
export const objectivesSchema = z
  .strictObject(
    Object.fromEntries(
      DISRUPTIONS.map((disruption) => [disruption, objectiveSchema.nullable().optional()]),
    ) as Record<(typeof DISRUPTIONS)[number], z.ZodOptional<z.ZodNullable<typeof objectiveSchema>>>,
  )
  .meta({ id: 'objectives' });
