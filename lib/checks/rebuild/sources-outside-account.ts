import type { WorkloadView } from '../../estate/index.ts';
import type { IacUnitFact } from '../../inventory/facts.ts';
import { defineCheck, type Finding, fail, type Judged, pass, unknown } from '../check.ts';
import { judged } from '../judged.ts';
import { workloadAccountIn } from './workload-account-in.ts';

/** Judges whether what a workload is rebuilt from would survive the account that it rebuilds. */
export const sourcesOutsideAccount = defineCheck({
  id: 'rebuild/sources-outside-account',
  title: 'What it is rebuilt from lies outside the account that is rebuilt',
  what: 'The declaration says where the templates and configurations are kept, and that is not in an account that holds workloads. The state of a Terraform configuration lies in a backend that locks.',
  why: 'A template in the bucket of the lost account is lost with it. A state that is gone makes Terraform build everything a second time, and forget the first.',
  how: 'rebuild.keptAt of the declaration, which nobody checks; the backend block of the configuration. Whether a bucket keeps versions and a copy in another Region, no file tells.',
  fix: 'Keep the files in a repository outside the account, and the state in a locked, versioned and replicated bucket of another account.',
  severity: 'high',
  kind: 'declared',
  suite: 'rebuild',
  facts: ['iac.unit'],
  requirements: ['BAK-1', 'REB-1', 'REB-4'],
  controls: [
    { id: 'ISO/IEC 27001:2022 A.8.13', mark: 'supports' },
    { id: 'AWS Well-Architected REL13-BP02', mark: 'supports' },
  ],
  promisedBy: (workload) =>
    workload.rebuild !== undefined || 'Nothing is declared that this workload could be rebuilt from',
  judge: (view) => [
    { finding: kept(view) },
    ...view.own('iac.unit').flatMap((unit) => ofBackend(view, unit)),
  ],
});

function kept({ workload: { name, rebuild }, environment }: WorkloadView): Finding {
  const place = rebuild?.keptAt;
  if (place === undefined)
    return fail({
      message: `nobody says where the files that ${name} is rebuilt from are kept`,
      expected: 'rebuild.keptAt',
      got: 'nothing',
      fix: `declare rebuild.keptAt for ${name}: a repository or a bucket outside its account`,
    });
  const inside = workloadAccountIn(environment, place);
  if (inside === undefined && !/codecommit/i.test(place))
    return pass(`${name} is declared to be kept at ${place}; nobody looked there`);
  return fail({
    message: `the files that ${name} is rebuilt from lie in what they rebuild: ${place}`,
    expected: 'a place outside the accounts that hold workloads',
    got: inside === undefined ? place : `account ${inside.id} ("${inside.name}")`,
    fix: 'mirror them to a repository outside, and declare that one',
  });
}

function ofBackend({ environment }: WorkloadView, unit: IacUnitFact): Judged[] {
  const { backend, file } = unit;
  if (backend === undefined) return [];
  const { type, place = 'a place that the file does not name', locked } = backend;
  if (type === 'local')
    return [
      judged(
        'iac.unit',
        unit,
        fail({
          message: `the state of ${file} lies on the disk of whoever ran Terraform last`,
          expected: 'a backend that others can reach, that locks, and that outlives the account',
          got: 'no backend, or a local one',
          fix: 'add a backend in another account',
        }),
      ),
    ];
  const inside = environment.accounts.find(({ purpose, id }) => purpose === 'workload' && place.includes(id));
  if (!locked || inside !== undefined)
    return [
      judged(
        'iac.unit',
        unit,
        fail({
          message: `the state of ${file} ${locked ? `lies in account ${inside?.id ?? ''} itself` : 'is not locked: two runs at once break it'}`,
          expected: 'a locked backend outside the account',
          got: `${type}, ${place}`,
          fix: locked ? 'move the state to another account' : 'set use_lockfile, or a lock table',
        }),
      ),
    ];
  return [
    judged(
      'iac.unit',
      unit,
      unknown(
        `whether the backend of ${file} (${type}, ${place}) keeps versions and a copy elsewhere was not seen`,
        {
          expected: 'a versioned and replicated backend',
          fix: 'look at the bucket, and exclude this with what was seen and an end date',
        },
      ),
    ),
  ];
}
