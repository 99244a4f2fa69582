import type { Aws } from '../../aws/index.ts';
import { LandfallError } from '../../base/errors.ts';
import type { Place } from '../../drill/scenario/index.ts';
import type { Scenario } from '../../drill/scenario.ts';

type Alarms = Readonly<Record<string, { readonly arn: string; readonly state: string }>>;
interface Told {
  readonly AlarmName?: string;
  readonly AlarmArn?: string;
  readonly StateValue?: string;
}

/** The alarms that a scenario names, as CloudWatch tells them in the place of the drill. Throws ALARMS_UNREAD (guard). */
export async function stopAlarms(scenario: Scenario, aws: Aws, place: Place): Promise<Alarms> {
  const stops = scenario.stopConditions.flatMap((condition) =>
    condition.kind === 'alarm' ? [condition.name] : [],
  );
  const names = [...new Set([...stops, ...scenario.expect.alarms])];
  if (names.length === 0) return {};
  const { items, failure } = await aws.read<{ MetricAlarms?: Told[] }, Told>({
    service: 'monitoring',
    bucket: 'monitoring',
    operation: 'DescribeAlarms',
    ...place,
    input: { AlarmNames: names },
    fresh: true,
    items: ({ MetricAlarms }) => MetricAlarms,
  });
  if (failure !== undefined) throw unread(names, place, `${failure.code}: ${failure.message}`);
  return Object.fromEntries(
    items.map(({ AlarmName = '', AlarmArn = '', StateValue = '' }) => [
      AlarmName,
      { arn: AlarmArn, state: StateValue },
    ]),
  );
}

function unread(names: readonly string[], { account, region }: Place, got: string): LandfallError {
  return new LandfallError('ALARMS_UNREAD', 'guard', {
    what: `The alarms that the scenario names could not be read; nothing was broken`,
    where: `${names.join(', ')} in account ${account}, ${region}`,
    got,
    fix: 'allow cloudwatch:DescribeAlarms to the drill role',
  });
}
