/** Belong to AWS or to whoever published them, and are only read or started from: their ARNs name no account. */
const OF_NOBODY = [
  'arn:*:ec2:*::image/*',
  'arn:*:ec2:*::snapshot/*',
  'arn:*:ssm:*::parameter/aws/*',
  'arn:*:iam::aws:policy/*',
];

/** By these a session would get keys that no session policy limits. */
const OTHER_KEYS = [
  'sts:AssumeRole',
  'sts:AssumeRoleWithSAML',
  'sts:AssumeRoleWithWebIdentity',
  'sts:AssumeRoot',
  'sts:GetFederationToken',
  'sts:GetSessionToken',
  'iam:CreateAccessKey',
  'iam:CreateLoginProfile',
];

/**
 * A session policy that lets a role do what it may in one account, and nothing in any other. What AWS does not place in an account
 * (`aws:ResourceAccount` is absent) is allowed as far as the role itself is. Deny, because a resource policy of another account may
 * name the session. Pure.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-resourceaccount
 */
export function oneAccountPolicy(account: string): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Action: '*', Resource: '*' },
      {
        Sid: 'NoOtherAccount',
        Effect: 'Deny',
        Action: '*',
        NotResource: OF_NOBODY,
        Condition: {
          StringNotEquals: { 'aws:ResourceAccount': account },
          Null: { 'aws:ResourceAccount': 'false' },
        },
      },
      { Sid: 'NoOtherKeys', Effect: 'Deny', Action: OTHER_KEYS, Resource: '*' },
    ],
  });
}
