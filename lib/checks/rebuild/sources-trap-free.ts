import { formatLocation } from '../../base/problem.ts';
import { groupBy } from '../../base/group-by.ts';
import { plural } from '../../base/plural.ts';
import type { TrapFinding } from '../../iac/traps/trap.ts';
import type { IacUnitFact } from '../../inventory/facts.ts';
import { defineCheck, type Finding, fail, type Judged, pass, unknown } from '../check.ts';

/** Judges whether what is written down would come back in a clean account, trap by trap. */
export const sourcesTrapFree = defineCheck({
  id: 'rebuild/sources-trap-free',
  title: 'What is written down comes back in a clean account',
  what: 'The templates, configurations and assemblies of a workload hold nothing that exists only in the old account: no ids, keys, images, snapshots, names that are taken, imports that nobody exports, parameters that nobody supplies; and what holds data is not recreated empty.',
  why: 'After the loss of an account nothing of it is left to refer to. One literal id of the old account stops the whole stack, at the worst moment to learn of it.',
  how: 'The files are read and never run. Each finding names its file, line and column. What only a look into the target account can tell is unknown without one.',
  fix: 'Follow the fix of each finding; docs/traps.md tells each trap in full.',
  severity: 'critical',
  kind: 'estimated',
  suite: 'rebuild',
  facts: ['iac.unit'],
  requirements: ['REB-1', 'REB-2'],
  controls: [
    { id: 'ISO/IEC 27001:2022 A.5.30', mark: 'supports' },
    { id: 'NIST SP 800-53 r5 CP-10', mark: 'supports' },
    { id: 'AWS Well-Architected REL13-BP02', mark: 'supports' },
  ],
  promisedBy: (workload) =>
    workload.rebuild !== undefined || 'Nothing is declared that this workload could be rebuilt from',
  judge: (view) => view.own('iac.unit').flatMap(judgedUnit),
});

function judgedUnit(unit: IacUnitFact): Judged[] {
  const traps = [...groupBy(unit.traps, ({ trap }) => trap)];
  if (traps.length === 0)
    return [
      about(unit, undefined, pass(`${unit.file}: ${plural(unit.resources.length, 'resource')}, no trap`)),
    ];
  return traps.map(([trap, findings]) => about(unit, trap, told(unit, findings)));
}

/** The worst finding of a trap decides; the places of all are told. */
function told(unit: IacUnitFact, findings: readonly TrapFinding[]): Finding {
  const [worst, verdict] = decisive(findings);
  const [first] = worst;
  if (first === undefined) return pass(`${unit.file}: nothing found`);
  const places = worst.map(({ where }) => formatLocation(where));
  const words = {
    expected: 'nothing that a clean account lacks',
    got: `${first.got === undefined ? '' : `${first.got} `}at ${places.slice(0, 5).join(', ')}${places.length > 5 ? ` and ${places.length - 5} more` : ''}`,
    fix: first.fix,
  };
  if (verdict === 'unknown') return unknown(first.message, words);
  if (verdict === 'harmless')
    return pass(`${first.message} (${first.severity}, and does not stop a rebuild)`, words);
  return fail({ message: first.message, ...words });
}

/** What stops a rebuild for certain, else what may stop it and nobody could tell, else what only costs time. */
function decisive(
  findings: readonly TrapFinding[],
): [worst: readonly TrapFinding[], verdict: 'stops' | 'unknown' | 'harmless'] {
  const open = findings.filter(({ certainty }) => certainty === 'unknown');
  const seen = findings.filter(({ certainty }) => certainty !== 'unknown');
  const stops = seen.filter(({ severity }) => severity !== 'warns' && severity !== 'slows');
  if (stops.length > 0) return [stops, 'stops'];
  return open.length > 0 ? [open, 'unknown'] : [seen, 'harmless'];
}

function about(unit: IacUnitFact, trap: string | undefined, finding: Finding): Judged {
  const { arn, account, region, file } = unit;
  return {
    subject: {
      arn: trap === undefined ? arn : `${arn}#${trap}`,
      type: 'Landfall::Iac::Unit',
      name: trap === undefined ? file : `${trap} in ${file}`,
      account,
      region,
    },
    fact: { kind: 'iac.unit', arn },
    finding,
  };
}
