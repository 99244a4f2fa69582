import { resolve } from 'node:path';
import { LandfallError } from '../../base/errors.ts';
import { fencedAws } from '../../drill/journal/index.ts';
import type { DeclaredUnit } from '../../iac/index.ts';
import {
  type RebuildPart,
  refuseAssets,
  stacksPart,
  terraformPart,
  type TerraformRoot,
  terraformRoots,
} from '../../rebuild/index.ts';
import type { DrillOptions } from '../drill/drill-options.ts';
import type { Rebuilding } from './rebuilding.ts';

/** CloudFormation makes what is a template, Terraform what is a configuration, in the order in which they need each other. */
export function rebuildParts(rebuilding: Rebuilding): readonly RebuildPart[] {
  const { units, options } = rebuilding;
  const templates = units.filter(({ unit }) => unit.template !== undefined);
  const { roots, others } = terraformRoots(units.filter(({ unit }) => unit.template === undefined));
  if (others.length > 0 || templates.length + roots.length === 0) throw unsupported(others, options);
  refuseAssets(templates);
  const turn = (unit: DeclaredUnit | undefined): number => (unit === undefined ? 0 : units.indexOf(unit));
  const parts = [
    ...(templates.length === 0 ? [] : [{ at: turn(templates[0]), part: stacksOf(rebuilding, templates) }]),
    ...roots.map((root, index) => ({ at: turn(root[0]), part: terraformOf(rebuilding, root, index + 1) })),
  ];
  return parts.toSorted((one, other) => one.at - other.at).map(({ part }) => part);
}

function unsupported(others: readonly DeclaredUnit[], { view, environment }: DrillOptions): LandfallError {
  return new LandfallError('REBUILD_UNSUPPORTED', 'guard', {
    what: `Workload "${view.workload.name}" is not written down as something that can be made again; nothing was made`,
    where: others.map(({ unit }) => unit.file).join(', ') || environment.source.file,
    expected:
      'CloudFormation templates, CDK apps or what CDK makes of them, folders of a Terraform configuration',
    got: [...new Set(others.map(({ unit }) => unit.format))].join(', ') || 'nothing',
    fix: 'give the folder of the configuration itself, or rebuild that part by its own tool and say so in the plan',
  });
}

function terraformOf(
  { options, place, lock, recorder }: Rebuilding,
  units: TerraformRoot,
  number: number,
): RebuildPart {
  const { environment, scenario, clock, aws, view, folder, onLine, onDetail } = options;
  const mayReachOut = view.workload.rebuild?.mayReachOut;
  const part = `terraform-${number}`;
  return terraformPart({
    aws: fencedAws(aws, lock),
    place: { account: place.account, region: place.region },
    regions: place.declared.regions,
    clock,
    pace: environment.pace,
    environment: environment.name,
    units,
    cwd: environment.source.folder ?? '.',
    part,
    work: resolve(folder, part),
    // A program takes its time, whatever the pace of the account.
    limit: scenario.limit,
    recorder,
    onLine,
    onDetail,
    ...(mayReachOut === undefined ? {} : { mayReachOut }),
  }) as unknown as RebuildPart;
}

function stacksOf(
  { options, place, lock, recorder }: Rebuilding,
  units: readonly DeclaredUnit[],
): RebuildPart {
  const { environment, scenario, clock, view, aws } = options;
  const stacks = view.all('cloudformation.resource');
  return stacksPart({
    aws: fencedAws(aws, lock),
    place,
    clock,
    pace: environment.pace,
    environment: environment.name,
    limit: scenario.limit * environment.pace,
    units,
    recorder,
    originalOf: (name) =>
      homes(environment)
        .map(({ account, region }) =>
          stacks.filter((one) => one.stackName === name && one.account === account && one.region === region),
        )
        .find((held) => held.length > 0),
  }) as unknown as RebuildPart;
}

/** Where the original may stand, the first Region of an account first: another one may hold a smaller site of the same name. */
function homes({ accounts }: DrillOptions['environment']) {
  return accounts
    .filter(({ purpose }) => purpose === 'workload')
    .flatMap(({ id, regions }) => regions.map((region) => ({ account: id, region })));
}
