/**
 * The IAM action by which a type is made that organisations often deny to their accounts; undefined for all others. AWS
 * Organizations User Guide, "Examples of service control policies"; Service Authorization Reference.
 */
export function guardedAction(type: string): string | undefined {
  const known = ACTIONS.get(type);
  if (known !== undefined) return known;
  return /^(AWS::Organizations::|aws_organizations_)/.test(type) ? 'organizations:CreatePolicy' : undefined;
}

const ACTIONS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'AWS::IAM::User': 'iam:CreateUser',
    'AWS::IAM::AccessKey': 'iam:CreateAccessKey',
    'AWS::IAM::SAMLProvider': 'iam:CreateSAMLProvider',
    'AWS::Organizations::Account': 'organizations:CreateAccount',
    'AWS::Organizations::Organization': 'organizations:CreateOrganization',
    'AWS::Organizations::OrganizationalUnit': 'organizations:CreateOrganizationalUnit',
    'AWS::Organizations::ResourcePolicy': 'organizations:PutResourcePolicy',
    aws_iam_user: 'iam:CreateUser',
    aws_iam_access_key: 'iam:CreateAccessKey',
    aws_organizations_account: 'organizations:CreateAccount',
    aws_organizations_organization: 'organizations:CreateOrganization',
    aws_organizations_organizational_unit: 'organizations:CreateOrganizationalUnit',
    aws_organizations_resource_policy: 'organizations:PutResourcePolicy',
  }),
);
