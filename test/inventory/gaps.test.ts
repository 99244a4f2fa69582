import { expect } from 'chai';
import type { Environment } from '../../lib/environment/environment.ts';
import { FACT_KINDS, type KindOperation, kindsOf, operationsOf } from '../../lib/inventory/index.ts';
import type { FaultKind } from '../../lib/twin/planned-fault.ts';
import { account, environment } from '../support/declaration.ts';
import { collectFrom, type Sandbox, startSandbox } from './sandbox.ts';

const FAULTS: readonly [kind: FaultKind, codes: readonly string[]][] = [
  ['deny', ['AccessDenied', 'AccessDeniedException', 'UnauthorizedOperation']],
  ['throttle', ['Throttling', 'ThrottlingException', 'ThrottledException', 'RequestLimitExceeded']],
  ['malformed', ['Malformed']],
  ['repeat', ['TruncatedPages']],
  ['truncate', []],
];

const ONE_PIECE = new Set(
  operationsOf(FACT_KINDS)
    .map(({ operation }) => operation)
    .filter((operation) => /^Get(Backup|Health)|^DescribeKey$|Zones$|^DescribeTargetHealth$/.test(operation)),
);

/** The container is listed, and only one thing about one resource is not known. */
const DETAILS = new Set([
  'GetBackupVaultAccessPolicy',
  'GetHealthCheckStatus',
  'DescribeTargetHealth',
  'DescribeKey',
]);

describe('a gap, and never an empty list', () => {
  let sandbox: Sandbox;
  const shop: Environment = environment({ accounts: [account({ regions: ['eu-west-1'] })] });

  before(async () => {
    sandbox = await startSandbox(1_000);
  });
  after(() => sandbox.twin.close());
  afterEach(() => sandbox.twin.faults.clear());

  for (const operation of operationsOf(FACT_KINDS).filter(({ service }) => service !== 'sts'))
    for (const [fault, codes] of FAULTS) {
      // The shop's vault has no policy, and the twin breaks off nothing but successes.
      if (fault === 'malformed' && operation.operation === 'GetBackupVaultAccessPolicy') continue;
      if ((fault === 'repeat' || fault === 'truncate') && ONE_PIECE.has(operation.operation)) continue;
      it(`is what ${fault} makes of ${operation.action}`, () => expectGap(operation, fault, codes));
    }

  async function expectGap(
    operation: KindOperation,
    fault: FaultKind,
    codes: readonly string[],
  ): Promise<void> {
    await sandbox.twin.faults.plant({
      kind: fault,
      service: operation.service,
      operation: operation.operation,
    });
    const kinds = kindsOf(operation.service, operation.operation);
    const { inventory } = await collectFrom(sandbox, shop, { kinds });
    const gaps = inventory.gaps.filter((gap) => gap.operation === operation.operation);
    expect(gaps, 'gaps').not.to.deep.equal([]);
    for (const gap of gaps) {
      expect(gap).to.include({
        service: operation.service,
        action: operation.action,
        account: '111122223333',
      });
      if (codes.length > 0) expect(gap.code).to.be.oneOf([...codes]);
      expect(gap.subject === undefined, 'a gap of one resource').to.equal(!DETAILS.has(operation.operation));
    }
    const open = gaps.find(({ region }) => region !== 'global' || operation.service === 'route53');
    expect(open?.kinds).to.deep.equal(kinds);
    if (DETAILS.has(operation.operation)) return;
    const proven = inventory.listings.filter(({ kind }) => kinds.includes(kind)).map(({ kind }) => kind);
    expect(proven, 'listings that claim to be complete').to.deep.equal([]);
  }
});
