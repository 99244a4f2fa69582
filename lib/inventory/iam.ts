import type { GetRoleResponse, Role } from '@aws-sdk/client-iam';
import type { Reading } from '../aws/index.ts';
import type { Collector } from './collector.ts';
import type { IamRole } from './facts.ts';
import type { Sighting } from './place.ts';
import { base, need } from './present.ts';
import type { Scope } from './scope.ts';
import { itemsOf, type Source } from './source.ts';
import { keptTrust } from './kept-trust.ts';

/**
 * The roles by which an account is entered that workloads are rebuilt in: who may take them on. IAM has no Region; it is asked once,
 * with the first Region that is read.
 */
export const iamRoles: Collector = {
  service: 'iam',
  kinds: ['iam.role'],
  collect: async (scope, context) => {
    if (!scope.wants('iam.role') || scope.place.region !== scope.regions[0]) return;
    const { account } = scope.place;
    const readings = await Promise.all(context.entrances(account).map((arn) => readRole(scope, arn)));
    scope.keep('iam.role', itemsOf(readings), readings);
  },
};

const ROLE: Source<GetRoleResponse, Role> = {
  service: 'iam',
  operation: 'GetRole',
  entries: ({ Role: role }) => (role === undefined ? undefined : [role]),
};

/** A role that is not there is an answer: the listing is complete without it. */
async function readRole(scope: Scope, arn: string): Promise<Reading<IamRole>> {
  const { failure, ...answer } = await scope.read(ROLE, iamRole, {
    input: { RoleName: arn.split('/').at(-1) ?? '' },
    subject: arn,
    mayBeMissing: true,
    home: true,
  });
  return failure === undefined || failure.reason === 'not-found' ? answer : { ...answer, failure };
}

function iamRole(role: Role, seen: Sighting): IamRole {
  const name = need(role.RoleName, 'RoleName');
  return {
    ...base(seen, need(role.Arn, 'Arn'), name, {}),
    name,
    trustPolicy: keptTrust(need(role.AssumeRolePolicyDocument, 'AssumeRolePolicyDocument')),
  };
}
