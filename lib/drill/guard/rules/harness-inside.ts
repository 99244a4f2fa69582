import type { GuardSubject } from '../guard-subject.ts';
import type { Refusal } from '../refusal.ts';

/** Who breaks a thing must not stand on it: nobody would watch, stop or heal. */
export function harnessRefusals({ harness, targets, zoneId }: GuardSubject): readonly Refusal[] {
  if (harness.kind === 'elsewhere') return [];
  if (harness.kind === 'unknown')
    return [refusal('HARNESS_PLACE_UNKNOWN', 'It is not known where this process runs', harness.why)];
  const own = targets.flatMap(({ arns }) => arns).find((arn) => arn.endsWith(`/${harness.instanceId}`));
  if (own !== undefined)
    return [refusal('HARNESS_INSIDE', 'This process runs on an instance that would be broken', own)];
  if (zoneId === undefined || zoneId !== harness.zoneId) return [];
  const got = `instance ${harness.instanceId} in ${harness.zoneId}`;
  return [refusal('HARNESS_INSIDE', 'This process runs in the zone that would be lost', got)];
}

function refusal(code: string, what: string, got: string): Refusal {
  return {
    code,
    problem: {
      what: `${what}; nothing was broken`,
      where: "EC2's instance metadata",
      expected: 'a place outside of what the drill breaks',
      got,
      fix: 'run the drill from another zone, or from outside of AWS',
    },
  };
}
