import type { WorkloadView } from '../../estate/index.ts';
import type { Account } from '../../environment/environment.ts';
import { defineCheck, type Finding, fail, type Judged, missing, pass, unknown } from '../check.ts';
import { judged } from '../judged.ts';
import { judgeTrust } from './trust/judge-trust.ts';

/** Judges whether the roles that rebuild a workload are out of reach of whoever holds the account that is lost. */
export const orchestratorProtected = defineCheck({
  id: 'rebuild/orchestrator-protected',
  title: 'The roles that rebuild it are out of reach of the account that is rebuilt',
  what: 'The roles by which the clean account is entered trust no principal of an account that holds workloads, not everybody, and no account that is not declared unless it names one role or user there, or asks for an external id or MFA.',
  why: 'Whoever has taken the account of a workload over takes the clean one too, if a role there lets them in: then there is nowhere left to rebuild.',
  how: 'iam:GetRole of the declared roles of the clean account, and whom their trust policies let in as they are written. An account that holds no workload may trust its own IAM: whom that lets was not looked at, nor whom an identity provider lets in.',
  fix: 'Let the roles of the clean account trust only the account that runs Landfall, and that one hold no workload.',
  severity: 'high',
  kind: 'estimated',
  suite: 'rebuild',
  facts: ['iam.role'],
  requirements: ['REB-4', 'REB-2'],
  controls: [
    { id: 'NIST SP 800-53 r5 AC-6', mark: 'supports' },
    { id: 'AWS Well-Architected SEC03-BP07', mark: 'supports' },
  ],
  promisedBy: ({ rebuild }) =>
    rebuild?.into !== undefined || 'No clean account is declared that it is rebuilt in',
  judge: (view) => {
    const account = view.environment.accounts.find(
      ({ name }) => name === view.workload.rebuild?.into?.account,
    );
    if (account === undefined)
      return [{ finding: unknown('The account that it is rebuilt in is not declared') }];
    const roles = [account.drillRoleArn, account.roleArn].filter((arn) => arn !== undefined);
    if (roles.length === 0) return [{ finding: withoutRole(account) }];
    return [...new Set(roles)].flatMap((arn) => ofRole(view, account, arn));
  },
});

function withoutRole({ name, id }: Account): Finding {
  return unknown(
    `account ${id} ("${name}") is entered with whatever credentials a run is given; who else has them was not seen`,
    { expected: 'a role of that account', fix: `declare role and drillRole for account ${name}` },
  );
}

function ofRole(view: WorkloadView, account: Account, arn: string): readonly Judged[] {
  const role = view.all('iam.role').find((one) => one.arn === arn);
  if (role === undefined) return notRead(view, account, arn);
  const { outcome, who } = judgeTrust(role.trustPolicy, {
    accounts: view.environment.accounts,
    own: account.id,
  });
  const said = who.join('; ');
  if (outcome === 'pass')
    return [judged('iam.role', role, pass(`${role.name} in account ${account.id} lets in ${said}`))];
  const words = {
    expected: 'principals whom nobody reaches from an account that holds workloads',
    got: said,
    fix: `take them out of the trust policy of ${arn} (iam:UpdateAssumeRolePolicy), and name the role that runs Landfall`,
  };
  if (outcome === 'unknown')
    return [
      judged(
        'iam.role',
        role,
        unknown(`whom ${role.name} in account ${account.id} lets in cannot be told: ${said}`, words),
      ),
    ];
  return [
    judged(
      'iam.role',
      role,
      fail({
        message: `${role.name}, by which ${view.workload.name} is rebuilt in account ${account.id}, lets in ${said}`,
        ...words,
      }),
    ),
  ];
}

/** What was refused is told by its gap; what nobody asked for is not known either. */
function notRead(view: WorkloadView, { id }: Account, arn: string): readonly Judged[] {
  if (view.gaps(['iam.role']).some(({ account }) => account === id)) return [];
  const isAsked = view.inventory.listings.some(({ kind, account }) => kind === 'iam.role' && account === id);
  if (!isAsked) return [{ finding: unknown(`${arn} was not read in this run`) }];
  return [
    {
      finding: missing({
        message: `${arn}, by which ${view.workload.name} would be rebuilt, is not there`,
        expected: 'a role that is there, and that trusts the account that runs Landfall alone',
        got: 'no such role',
        fix: `create it, or declare the one that rebuilds for account ${id}`,
      }),
    },
  ];
}
