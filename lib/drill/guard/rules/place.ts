import type { GuardSubject } from '../guard-subject.ts';
import type { Refusal } from '../refusal.ts';

/** Nothing is broken but in a declared account and Region, by somebody whom STS takes for one of that account. */
export function placeRefusals(subject: GuardSubject): readonly Refusal[] {
  const { environment, account: id, region, identity } = subject;
  const where = environment.source.file;
  const account = environment.accounts.find((one) => one.id === id);
  if (account === undefined)
    return [
      {
        code: 'ACCOUNT_NOT_DECLARED',
        problem: {
          what: `Account ${id} is not declared; nothing was broken`,
          where,
          expected: `one of ${environment.accounts.map((one) => one.id).join(', ')}`,
          got: id,
          fix: 'declare the account, or break nothing there',
        },
      },
    ];
  return [
    ...(account.regions.includes(region)
      ? []
      : [undeclaredRegion(account.name, account.regions, region, where)]),
    ...(identity?.account === id ? [] : [wrongIdentity(id, identity)]),
  ];
}

function undeclaredRegion(name: string, regions: readonly string[], region: string, where: string): Refusal {
  return {
    code: 'REGION_NOT_DECLARED',
    problem: {
      what: `Region ${region} is not declared for account "${name}"; nothing was broken`,
      where,
      expected: `one of ${regions.join(', ')}`,
      got: region,
      fix: `add ${region} to the Regions of "${name}", or break nothing there`,
    },
  };
}

function wrongIdentity(id: string, identity: GuardSubject['identity']): Refusal {
  return {
    code: 'WRONG_IDENTITY',
    problem: {
      what: `The drill's credentials are not those of account ${id}; nothing was broken`,
      where: 'sts:GetCallerIdentity',
      expected: `a principal of account ${id}`,
      got: identity === undefined ? 'no answer' : `${identity.arn} of account ${identity.account}`,
      fix: 'use credentials of that account, or correct its `drillRole:`',
    },
  };
}
