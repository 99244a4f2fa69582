import type { GuardSubject } from './guard-subject.ts';
import { isOnLowStage } from './low-stage.ts';

/**
 * What nobody could make sure of, in words: it is listed with the drill and never claimed. The policy simulator leaves resource
 * policies out and needs rights that a drill must not have, so that permissions are known only once they are used; `proven` are
 * those that a dry run of EC2 has shown.
 */
export function unproven(
  subject: GuardSubject,
  permissions: readonly string[],
  proven: readonly string[] = [],
): readonly string[] {
  const { consent, environment, account, demonstrations, scenario } = subject;
  const notTried = permissions.filter((one) => !isReading(one) && !proven.includes(one));
  return [
    `that account ${account} allows what heals and breaks: ${notTried.join(', ')}`,
    ...(isOnLowStage(environment)
      ? []
      : [
          `that the drill role cannot write ${consent.where} itself (iam:SimulatePrincipalPolicy is not called)`,
        ]),
    ...(demonstrations.some(({ scenario: shown }) => shown === scenario.name)
      ? []
      : [`that "${scenario.name}" has ever been carried out with this release`]),
  ];
}

/** What only reads was tried before: targets were looked up by it. */
function isReading(permission: string): boolean {
  return /:(Describe|Get|List)/.test(permission);
}
