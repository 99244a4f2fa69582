import type { PlantedFault } from '../planted-fault.ts';
import { CLEAN, DAY, SHOP, TRAIL } from '../shop/places.ts';
import { fails } from './shown.ts';

const NAME = 'landfall-drill';
const CHECK = 'rebuild/orchestrator-protected';

/** What was done to the roles by which the shop would be rebuilt. */
export const ROLES: readonly PlantedFault[] = [
  {
    id: 'rebuilt-from-the-lost-account',
    title: 'Somebody let the account of the shop into the one in which it would be rebuilt after its loss',
    ago: 3 * DAY,
    calls: [
      {
        service: 'iam',
        account: CLEAN,
        region: 'us-east-1',
        operation: 'UpdateAssumeRolePolicy',
        input: { RoleName: NAME, PolicyDocument: JSON.stringify(trusting([TRAIL, SHOP])) },
      },
    ],
    // The ledger is written down nowhere, and so would be rebuilt nowhere.
    shows: [...fails('orders', [CHECK, NAME]), ...fails('catalogue', [CHECK, NAME])],
  },
];

function trusting(accounts: readonly string[]): object {
  const AWS = accounts.map((account) => `arn:aws:iam::${account}:root`);
  return {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { AWS }, Action: 'sts:AssumeRole' }],
  };
}
