import type { AssumeRoleCommandInput, AssumeRoleCommandOutput } from '@aws-sdk/client-sts';
import { parseArn } from '../../../base/arn.ts';
import type { Seconds } from '../../../base/duration.ts';
import { type CallContext, Fault, type Operation } from '../../service.ts';
import { roleArn, type StoredRole } from './role.ts';
import { issueSession } from '../../session.ts';
import { uniqueId } from './unique-id.ts';

const HOUR: Seconds = 3_600;
const SHORTEST: Seconds = 900;
const LONGEST: Seconds = 12 * HOUR;

/** Issues temporary credentials for a role. https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
export const assumeRole: Operation<AssumeRoleCommandInput, Omit<AssumeRoleCommandOutput, '$metadata'>> = (
  input,
  context,
) => {
  const session = sessionName(input);
  const { account, role } = trustedRole(input, context);
  const seconds = duration(input, role, context);
  const arn = `arn:aws:sts::${account}:assumed-role/${role.name}/${session}`;
  const issued = issueSession(context.world, { account, principalArn: arn }, seconds);
  return {
    Credentials: {
      AccessKeyId: issued.accessKeyId,
      SecretAccessKey: issued.secretAccessKey,
      SessionToken: issued.sessionToken,
      Expiration: new Date(issued.expiresAt),
    },
    AssumedRoleUser: { Arn: arn, AssumedRoleId: `${uniqueId('AROA', role.name)}:${session}` },
  };
};

function sessionName({ RoleSessionName: name }: AssumeRoleCommandInput): string {
  if (name !== undefined && /^[\w+=,.@-]{2,64}$/.test(name)) return name;
  throw invalid(
    String.raw`Value at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\w+=,.@-]*`,
  );
}

/** AWS says the same for an unknown role, a caller without trust and a wrong external id: who asks shall not learn which. */
function trustedRole(
  input: AssumeRoleCommandInput,
  context: CallContext,
): { account: string; role: StoredRole } {
  const arn = input.RoleArn ?? '';
  const parts = parseArn(arn);
  if (parts === undefined) throw invalid(`${arn} is invalid`);
  const role = context.world.table('iam.role', parts.account, 'global').get(arn.split('/').at(-1) ?? '');
  const trusted =
    role !== undefined &&
    roleArn(parts.account, role) === arn &&
    role.trusts.some((account) => account === context.account || account === '*') &&
    (role.externalId === undefined || role.externalId === input.ExternalId);
  if (trusted) return { account: parts.account, role };
  const message = `User: ${context.principalArn} is not authorized to perform: sts:AssumeRole on resource: ${arn}`;
  throw new Fault('AccessDenied', message, { status: 403 });
}

function duration(input: AssumeRoleCommandInput, role: StoredRole, context: CallContext): Seconds {
  const seconds = input.DurationSeconds ?? HOUR;
  if (seconds < SHORTEST || seconds > LONGEST)
    throw invalid(
      `Value '${seconds}' at 'durationSeconds' failed to satisfy constraint: Member must have value between ${SHORTEST} and ${LONGEST}`,
    );
  if (seconds > HOUR && context.principalArn.includes(':assumed-role/'))
    throw invalid(
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining',
    );
  if (seconds > (role.maxSessionSeconds ?? HOUR))
    throw invalid('The requested DurationSeconds exceeds the MaxSessionDuration set for this role.');
  return seconds;
}

function invalid(message: string): Fault {
  return new Fault('ValidationError', message);
}
