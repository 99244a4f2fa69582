import { LandfallError } from '../../base/errors.ts';
import { fencedAws } from '../../drill/journal/index.ts';
import { type RebuildPart, stacksPart } from '../../rebuild/index.ts';
import type { DrillOptions } from '../drill/drill-options.ts';
import type { Rebuilding } from './rebuilding.ts';

/** CloudFormation makes what is a template, in the order in which it was declared. */
export function rebuildParts({ options, place, units, lock, recorder }: Rebuilding): readonly RebuildPart[] {
  const { environment, scenario, clock, view, aws } = options;
  const templates = units.filter(({ unit }) => unit.template !== undefined);
  const others = units.filter(({ unit }) => unit.template === undefined);
  if (templates.length === 0 || others.length > 0)
    throw new LandfallError('REBUILD_UNSUPPORTED', 'guard', {
      what: `Workload "${view.workload.name}" is not written down in templates alone; nothing was made`,
      where: others.map(({ unit }) => unit.file).join(', ') || environment.source.file,
      expected: 'CloudFormation templates, or what CDK makes of them',
      got: [...new Set(others.map(({ unit }) => unit.format))].join(', ') || 'nothing',
      fix: 'rebuild those parts by their own tool, and say so in the plan',
    });
  const stacks = view.all('cloudformation.resource');
  return [
    stacksPart({
      aws: fencedAws(aws, lock),
      place,
      clock,
      pace: environment.pace,
      environment: environment.name,
      limit: scenario.limit * environment.pace,
      units: templates,
      recorder,
      originalOf: (name) =>
        homes(environment)
          .map(({ account, region }) =>
            stacks.filter(
              (one) => one.stackName === name && one.account === account && one.region === region,
            ),
          )
          .find((held) => held.length > 0),
    }) as unknown as RebuildPart,
  ];
}

/** Where the original may stand, the first Region of an account first: another one may hold a smaller site of the same name. */
function homes({ accounts }: DrillOptions['environment']) {
  return accounts
    .filter(({ purpose }) => purpose === 'workload')
    .flatMap(({ id, regions }) => regions.map((region) => ({ account: id, region })));
}
