import { z } from 'zod';
import { DISRUPTIONS, STAGES } from '../../environment/environment.ts';
import { duration, flag, named, oneOf, shortName, text } from '../../environment/schema/words.ts';
import { PRECONDITIONS, PROBE_KINDS } from '../scenario.ts';
import { faultSchema } from './fault-schema.ts';

const STANDARDS = [
  'SOC 2',
  'ISO/IEC 27001:2022',
  'ISO 22301:2019',
  'NIST SP 800-53 r5',
  'DORA',
  'RTS (EU) 2024/1774',
  'PCI DSS 4.0.1',
  'HIPAA',
  'AWS Well-Architected',
  'AWS Security Hub',
];

const controlSchema = z
  .strictObject({
    id: text(
      `a standard and its number, such as "SOC 2 A1.3"; the standards are ${STANDARDS.join(', ')}`,
      'SOC 2 A1.3',
      new RegExp(`^(${STANDARDS.map(escaped).join('|')}) \\S.*$`),
    ),
    mark: oneOf(['exercises', 'evidences', 'supports']).describe(
      'exercises = a run does what the control asks; evidences = it shows a setting that the control needs; supports = it helps.',
    ),
  })
  .meta({ examples: [{ id: 'SOC 2 A1.3', mark: 'exercises' }] });

const probeSchema = z
  .strictObject({
    kind: oneOf(PROBE_KINDS).describe('How it looks.'),
    watches: text('the name of a watch point, of an alarm or of a resource', 'front-door').describe(
      'http, tcp, dns, sql: a watch point of the workload; alarm: its name; control-plane: a resource.',
    ),
    every: duration('0.2s').describe('How often. A tenth of the objective or less; pace leaves it alone.'),
    timeout: duration('2s').describe('When a look is given up. It may be longer than the interval.'),
    vantage: shortName('here').optional().describe('From where; here = this process, and so when absent.'),
    decides: flag.optional().describe('Its outage is the outage of the drill; false when absent.'),
  })
  .meta({ id: 'probe' });

const stopConditionSchema = z
  .strictObject({
    alarm: text('the name of a CloudWatch alarm', 'other-zones-failing')
      .optional()
      .describe('AWS FIS stops by itself when this alarm goes off.'),
    outage: shortName('name').optional().describe('A probe: the drill is stopped when its outage lasts…'),
    longerThan: duration('60s').optional().describe('…longer than this.'),
  })
  .meta({ examples: [{ outage: 'name', longerThan: '60s' }] });

const sentence = text('a sentence', 'the control plane stays healthy');

/** The whole file, as it is written. The JSON Schema for editors is made from this one. */
export const scenarioSchema = z.strictObject({
  name: shortName('az-loss').describe('The name of the scenario, and of its file.'),
  title: text('a title', 'An Availability Zone goes dark'),
  simulates: sentence.describe('What is broken, and how that resembles the real thing.'),
  doesNot: z
    .array(sentence)
    .min(1, { error: 'at least one thing that the real disruption does and this drill does not' })
    .meta({ examples: [['the control plane stays healthy']] })
    .describe('What the real disruption does and this drill does not. Printed with every result.'),
  disruption: oneOf(DISRUPTIONS).describe('Whose objectives are measured.'),
  requirements: z
    .array(text('a requirement id such as "HA-5"', 'HA-5', /^[A-Z][A-Z0-9]{1,9}-\d{1,4}$/))
    .optional()
    .describe('Your own requirements that a run of it answers.'),
  controls: z.array(controlSchema).optional().describe('Controls of standards that a run of it answers.'),
  firstOn: oneOf(STAGES)
    .optional()
    .describe('The lowest stage on which it must have been demonstrated first; sandbox when absent.'),
  preconditions: z
    .array(oneOf(PRECONDITIONS))
    .optional()
    .describe('What must hold before anything is broken.'),
  steadyState: z
    .strictObject({
      lasts: duration('60s').describe('How long all must be well before anything is broken.'),
      stableFor: duration('30s').describe('How long all must be well again to count as recovered.'),
    })
    .describe('All is well when every probe gets the answer that its watch point promises.'),
  zone: text(
    'the id of a zone such as "euw1-az1", and not its name',
    'euw1-az1',
    /^[a-z0-9]{3,12}-az\d{1,2}$/,
  )
    .optional()
    .describe('The zone that is lost; absent = the one with the primary database, or with the most targets.'),
  faults: named(shortName('stop-servers'), faultSchema).describe('What is broken, by short name.'),
  probes: named(shortName('front-door'), probeSchema).describe('What is watched, by short name.'),
  expect: z
    .strictObject({
      objectives: z
        .array(oneOf(['rto', 'rpo']))
        .min(1, { error: 'rto, rpo or both' })
        .meta({ examples: [['rto']] })
        .describe('Which objectives of the disruption are measured.'),
      alarms: z
        .array(text('the name of a CloudWatch alarm', 'orders-errors'))
        .optional()
        .describe('Alarms that must go off.'),
      events: z
        .array(
          text(
            'an API action such as "rds:RebootDBInstance"',
            'rds:RebootDBInstance',
            /^[a-z0-9-]+:[A-Z]\w+$/,
          ),
        )
        .optional()
        .describe('API actions that must be found in the trail.'),
      served: named(shortName('front-door'), text('a share such as "90%"', '90%', /^([1-9]\d?|100)%$/))
        .optional()
        .describe('What share of the looks of a probe must be answered well while the fault lasts.'),
    })
    .describe('What must come out.'),
  stopConditions: z
    .array(stopConditionSchema)
    .describe('What ends the drill early, to guard others. At least one.'),
  limit: duration('15m').describe('The drill is stopped and healed when it has not recovered by then.'),
  failback: z
    .strictObject({
      what: sentence.describe('What comes back once the fault is over.'),
      within: duration('10m').describe('How long that is watched.'),
    })
    .optional()
    .describe('Absent = coming back is not watched.'),
});

/** A scenario as it stands in the file: valid in shape, not yet resolved. */
export type WrittenScenario = z.infer<typeof scenarioSchema>;

function escaped(standard: string): string {
  return standard.replaceAll(/[.()/]/g, '\\$&');
}
