import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import type { PropertyDifference } from '@aws-sdk/client-cloudformation';
import type { World } from '../../../lib/twin/world/world.ts';
import { SEEDS } from '../../../lib/twin/seeds/index.ts';
import { stackWorld } from '../services/cloudformation/stack-world.ts';
import { testWorld } from '../services/ec2/test-world.ts';
import { HOME, NOW, REFUGE, SHOP } from './shop.ts';

const STACKS = [
  [HOME, ['shop-platform', 'shop-orders', 'shop-catalogue', 'shop-ledger']],
  [REFUGE, ['shop-platform', 'shop-orders', 'shop-catalogue']],
] as const;

describe('twin/seeds: sandbox, its stacks', () => {
  for (const seed of ['sandbox', 'multi-az-cluster'])
    it(`are what the templates in environments/iac say, property by property: ${seed}`, async function () {
      const make = SEEDS[seed];
      if (make === undefined) return this.skip();
      const caller = testWorld(NOW);
      const world: World = await make({ clock: caller.world.clock, pace: 1 });
      for (const [region, names] of STACKS) {
        const { call, here } = stackWorld(caller.as({ world, account: SHOP, region }));
        for (const StackName of names) {
          const { StackDriftDetectionId } = await call<{ StackDriftDetectionId: string }>(
            'DetectStackDrift',
            {
              StackName,
            },
          );
          here.pass(30);
          const status = await call('DescribeStackDriftDetectionStatus', { StackDriftDetectionId });
          const { StackResourceDrifts } = await call<{
            StackResourceDrifts: {
              LogicalResourceId: string;
              StackResourceDriftStatus: string;
              PropertyDifferences: PropertyDifference[];
            }[];
          }>('DescribeStackResourceDrifts', { StackName });
          const drifted = StackResourceDrifts.filter(
            ({ StackResourceDriftStatus }) => StackResourceDriftStatus !== 'IN_SYNC',
          ).map((one) => [one.LogicalResourceId, one.StackResourceDriftStatus, one.PropertyDifferences]);
          expect(drifted, `${region} ${StackName}`).to.deep.equal([]);
          expect(status, StackName).to.deep.include({
            DetectionStatus: 'DETECTION_COMPLETE',
            StackDriftStatus: 'IN_SYNC',
            DriftedStackResourceCount: 0,
          });
          const { TemplateBody } = await call('GetTemplate', { StackName });
          expect(TemplateBody).to.equal(readFileSync(`environments/iac/${StackName}.yaml`, 'utf8'));
        }
      }
    });
});
