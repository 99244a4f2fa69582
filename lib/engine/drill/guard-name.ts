import { refuse } from '../../drill/guard/index.ts';
import { samplesOf } from '../../drill/measures/index.ts';
import type { Breaking } from './break-and-heal.ts';

/**
 * A drill about DNS breaks what the name leads to. Where it leads elsewhere already, nothing would be seen to switch, and a service
 * that was never touched would pass: NAME_LEADS_ELSEWHERE (guard).
 */
export async function guardName({ options, scenario, place, recorder }: Breaking): Promise<void> {
  const { view, ask, fit, signal } = options;
  const probe = fit.probes.find(({ kind }) => kind === 'dns');
  if (scenario.disruption !== 'dns' || probe === undefined) return;
  const led = valuesIn(samplesOf(recorder.history, probe.id).findLast(({ end }) => end === 'ok')?.value);
  const doors = view
    .own('elb.load-balancer')
    .filter(({ account, region }) => account === place.account && region === place.region);
  const answers = await Promise.all(doors.map(({ dnsName }) => ask({ name: dnsName, type: 'A' }, signal)));
  const known = answers.flatMap((answer) => (answer.kind === 'records' ? answer.values : []));
  if (led.some((value) => known.includes(value))) return;
  refuse([
    {
      code: 'NAME_LEADS_ELSEWHERE',
      problem: {
        what: 'The name does not lead to what would be broken; nothing was broken',
        where: `probe "${probe.id}" of scenario "${scenario.name}"`,
        expected: `an address of ${doors.map(({ name }) => name).join(', ') || 'a load balancer'} in ${place.region}: ${known.join(', ') || 'none was answered'}`,
        got: led.join(', ') || 'no address',
        fix: 'see why the primary is not answered (a health check that fails, a record that was switched), and switch back first',
      },
    },
  ]);
}

function valuesIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null || !('values' in value)) return [];
  return Array.isArray(value.values) ? value.values.map(String) : [];
}
