import { z } from 'zod';
import { duration, flag, named, oneOf, shortName, text } from '../../environment/schema/words.ts';

const valueText = text('text; quote numbers, true and false', 'all');

const targetSchema = z
  .strictObject({
    within: oneOf(['zone', 'region'])
      .optional()
      .describe(
        "zone = only what stands in the lost zone; region = all in the workload's primary Region, and so when absent.",
      ),
    carrying: oneOf(['anything', 'front-door'])
      .optional()
      .describe(
        'Of subnets: those that carry anything of the workload, or only those of its load balancers.',
      ),
    tags: named(text('a tag key', 'role'), valueText)
      .optional()
      .describe('Tags that all must match, beside belonging to the workload.'),
    select: text(
      'ALL, COUNT(n) or PERCENT(n)',
      'ALL',
      /^(ALL|COUNT\([1-9]\d{0,3}\)|PERCENT\(([1-9]\d?|100)\))$/,
    )
      .optional()
      .describe('How many of them; ALL when absent.'),
  })
  .meta({ id: 'target' });

/** One thing that is broken on purpose: an action of AWS FIS, or one call where it has none. */
export const faultSchema = z
  .strictObject({
    action: text(
      'the id of a FIS action, or of a call that FIS has no action for',
      'aws:ec2:stop-instances',
      /^(aws:[a-z0-9-]+:[a-z0-9-]+|[a-z0-9-]+:[A-Z][A-Za-z]+)$/,
    ).describe('What AWS FIS does, or the call that is made where it has no action.'),
    what: text('a few words on what it does', 'the servers of the zone lose power').describe(
      'What it does, in words that an operator reads.',
    ),
    target: targetSchema
      .optional()
      .describe('Which resources of the workload; absent = all of its primary Region.'),
    parameters: named(text('the name of a parameter', 'scope'), valueText)
      .optional()
      .describe('Parameters of the action, beside its length.'),
    duration: duration('5m')
      .optional()
      .describe('When AWS itself ends it. Absent only for what happens once.'),
    startAfter: z.array(shortName('stop-servers')).optional().describe('Faults that are over first.'),
    optional: flag
      .optional()
      .describe('Left out where the workload has nothing of the kind; else that refuses the drill.'),
  })
  .meta({ id: 'fault', examples: [{ action: 'aws:ec2:reboot-instances', what: 'the servers restart' }] });
