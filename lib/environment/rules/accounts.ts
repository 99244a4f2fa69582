import { parseArn } from '../../base/arn.ts';
import type { Problem } from '../../base/problem.ts';
import type { Written } from '../written.ts';

/** Accounts are told apart by their ids, roles lie in their account, and one of them holds workloads. */
export function accountRules(written: Written): Problem[] {
  const names = written.keys(['accounts']);
  const known = names.length > 0 && names.every((name) => written.text(['accounts', name, 'purpose']));
  const workload = names.some((name) => written.text(['accounts', name, 'purpose']) === 'workload');
  return [
    ...(known && !workload ? [noWorkloadAccount(written)] : []),
    ...names.flatMap((name, index) => [
      ...repeatedId(written, name, names.slice(0, index)),
      ...repeatedRegions(written, name),
      ...['role', 'drillRole'].flatMap((key) => foreignRole(written, name, key)),
      ...idleExternalId(written, name),
    ]),
  ];
}

function noWorkloadAccount(written: Written): Problem {
  return {
    what: 'Declaration is not valid: no account holds workloads',
    where: written.where(['accounts']),
    expected: 'at least one account with purpose: workload',
    fix: 'write purpose: workload for the account that the workloads run in',
  };
}

function repeatedId(written: Written, name: string, before: readonly string[]): Problem[] {
  const id = written.text(['accounts', name, 'id']);
  const other = before.find(
    (earlier) => id !== undefined && written.text(['accounts', earlier, 'id']) === id,
  );
  if (other === undefined) return [];
  const got = `"${id}", the id of account "${other}" too`;
  return [
    written.problem(['accounts', name, 'id'], {
      expected: 'an id that no other account has',
      got,
      fix: 'declare each account once, with all of its Regions',
    }),
  ];
}

function repeatedRegions(written: Written, name: string): Problem[] {
  const items = written.items(['accounts', name, 'regions']);
  return items
    .filter((item, index) =>
      items.slice(0, index).some((earlier) => written.at(earlier) === written.at(item)),
    )
    .map((item) => written.problem(item, { expected: 'each Region once', fix: 'remove it' }));
}

function foreignRole(written: Written, name: string, key: string): Problem[] {
  const path = ['accounts', name, key];
  const [role, id] = [written.text(path), written.text(['accounts', name, 'id'])];
  const account = role === undefined ? undefined : parseArn(role)?.account;
  if (account === undefined || id === undefined || account === id) return [];
  return [
    written.problem(path, {
      expected: `a role in account ${id}`,
      fix: 'write the name of the role alone: its ARN is made from the account id',
    }),
  ];
}

function idleExternalId(written: Written, name: string): Problem[] {
  if (written.at(['accounts', name, 'externalId']) === undefined) return [];
  if (['role', 'drillRole'].some((key) => written.at(['accounts', name, key]) !== undefined)) return [];
  return [
    written.problem(['accounts', name, 'externalId'], {
      what: `externalId of account "${name}" has no use`,
      expected: 'a role beside it: an external id is shown when a role is assumed',
      fix: 'add role: landfall-read, or remove externalId',
    }),
  ];
}
