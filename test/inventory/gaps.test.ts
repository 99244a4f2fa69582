import { expect } from 'chai';
import type { Environment } from '../../lib/environment/environment.ts';
import type { FactKind } from '../../lib/inventory/facts.ts';
import {
  FACT_KINDS,
  KINDS_BY_PURPOSE,
  type KindOperation,
  kindsOf,
  operationsOf,
} from '../../lib/inventory/index.ts';
import type { Gap } from '../../lib/inventory/inventory.ts';
import type { FaultKind } from '../../lib/twin/planned-fault.ts';
import { account, environment, workload } from '../support/declaration.ts';
import { collectFrom, type Sandbox, startSandbox } from './sandbox.ts';

const operations = operationsOf(FACT_KINDS).filter(
  ({ service, sometimes }) => service !== 'sts' && sometimes !== true,
);

/** What answers in one piece has no pages that could be missing. */
const isPaged = ({ operation }: KindOperation): boolean =>
  !/^Get(Backup|Health|Role)|^DescribeKey$|^DescribeKeyPairs$|Zones$|^DescribeTargetHealth$/.test(
    operation,
  ) || operation === 'ListHostedZones';

const KINDS_OF: Readonly<Record<string, readonly FactKind[]>> = {
  '111122223333': KINDS_BY_PURPOSE.workload,
  '444455556666': KINDS_BY_PURPOSE.clean,
};

/** The container is listed, and only one thing about one resource is not known. */
const isDetail = ({ operation }: KindOperation): boolean =>
  /^(GetBackupVaultAccessPolicy|GetRole|GetHealthCheckStatus|DescribeTargetHealth|DescribeDBProxyTargets|DescribeKey)$/.test(
    operation,
  );

describe('a gap, and never an empty list', () => {
  let sandbox: Sandbox;
  const into = { account: 'clean', region: 'eu-west-1' };
  const rebuilt = workload({ rebuild: { sources: [], detectDrift: false, smoke: [], into } });
  const shop: Environment = environment({
    accounts: [
      account({ regions: ['eu-west-1'], roleArn: 'arn:aws:iam::111122223333:role/landfall-read' }),
      account({
        name: 'clean',
        id: '444455556666',
        purpose: 'clean',
        regions: ['eu-west-1'],
        roleArn: 'arn:aws:iam::444455556666:role/landfall-read',
      }),
    ],
    workloads: [rebuilt],
  });

  before(async () => {
    sandbox = await startSandbox(1_000);
  });
  after(() => sandbox.twin.close());
  afterEach(() => sandbox.twin.faults.clear());

  for (const operation of operations)
    it(`is what a denied ${operation.action} leaves of its kinds`, async () => {
      await plant('deny', [operation]);
      const kinds = kindsOf(operation.service, operation.operation);
      const { inventory } = await collectFrom(sandbox, shop, { kinds });
      const gaps = gapsOf(inventory.gaps, operation);
      for (const gap of gaps) {
        expect(gap).to.include({ action: operation.action });
        expect(gap.code).to.match(/AccessDenied|UnauthorizedOperation/);
        expect(gap.subject === undefined, 'a gap of one resource').to.equal(!isDetail(operation));
      }
      const regional = gaps.filter(({ region }) => region !== 'global' || operation.service === 'route53');
      expect(regional).not.to.deep.equal([]);
      for (const gap of regional)
        expect(gap.kinds).to.deep.equal(kinds.filter((kind) => KINDS_OF[gap.account]?.includes(kind)));
      expect(new Set(regional.flatMap((gap) => gap.kinds))).to.deep.equal(new Set(kinds));
      if (isDetail(operation)) return;
      const proven = inventory.listings.filter((listing) => kinds.includes(listing.kind));
      expect(proven, 'listings that claim to be complete').to.deep.equal([]);
    });

  for (const [fault, code] of [
    ['throttle', /^Throttl|RequestLimitExceeded/],
    ['malformed', /^Malformed$/],
    ['html', /^NotAWS$/],
    ['repeat', /^TruncatedPages$/],
    ['truncate', /./],
  ] as const)
    it(`is what ${fault} makes of every operation that it can strike`, async () => {
      for (const layer of layers(fault)) {
        sandbox.twin.faults.clear();
        await plant(fault, layer);
        const { inventory } = await collectFrom(sandbox, shop);
        for (const operation of layer)
          for (const gap of gapsOf(inventory.gaps, operation))
            expect(gap.code, operation.action).to.match(code);
        const struck = inventory.gaps.map(({ service, operation }) => `${service}:${operation}`);
        const meant = layer.map(({ service, operation }) => `${service}:${operation}`);
        expect(meant, 'gaps of anything else').to.include.members([...new Set(struck)]);
      }
    });

  async function plant(kind: FaultKind, on: readonly KindOperation[]): Promise<void> {
    for (const { service, operation } of on) await sandbox.twin.faults.plant({ kind, service, operation });
  }
});

function gapsOf(gaps: readonly Gap[], { service, operation }: KindOperation): readonly Gap[] {
  const found = gaps.filter((gap) => gap.service === service && gap.operation === operation);
  expect(found, `gaps of ${service}:${operation}`).not.to.deep.equal([]);
  return found;
}

/** Operations that can fail in the same run: those that list, those that look into what was listed, and the last step. */
function layers(fault: FaultKind): readonly (readonly KindOperation[])[] {
  // The shop's vault has no policy, and the twin breaks off nothing but successes.
  const can = operations.filter(
    (one) => fault !== 'malformed' || one.operation !== 'GetBackupVaultAccessPolicy',
  );
  const struck = can.filter((one) => (fault !== 'repeat' && fault !== 'truncate') || isPaged(one));
  const last = struck.filter(({ operation }) => operation === 'GetBackupSelection');
  const each = struck.filter((one) => one.perResource && !last.includes(one));
  return [struck.filter((one) => !one.perResource), each, last].filter((layer) => layer.length > 0);
}
