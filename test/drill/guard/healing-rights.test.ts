import { expect } from 'chai';
import { healingRights } from '../../../lib/drill/guard/index.ts';
import { PLACE, withDrillWorld } from '../support/drill-world.ts';
import { CUT, FAIL_OVER, shopDrill, STOP } from '../support/shop-drill.ts';
import { worldPicture } from '../support/world-picture.ts';

describe('the right to heal', () => {
  it(
    'is proven by a dry run that changes nothing',
    withDrillWorld(async (world) => {
      const before = await worldPicture(world);
      const { targets } = await shopDrill(world, [STOP, CUT]);
      const { proven, partly, refusals } = await healingRights(await world.open(), PLACE, targets);
      expect(proven).to.deep.equal(['ec2:StartInstances', 'ec2:ReplaceNetworkAclAssociation']);
      expect(partly.join(), 'no dry run can show more').to.match(/network ACL of FIS's own/);
      expect(refusals).to.deep.equal([]);
      expect(await worldPicture(world)).to.deep.equal(before);
    }),
  );

  for (const [operation, fault] of [
    ['StartInstances', STOP],
    ['ReplaceNetworkAclAssociation', CUT],
    ['DescribeNetworkAcls', CUT],
  ] as const)
    it(
      `refuses a drill where ec2:${operation} is denied`,
      withDrillWorld(async (world) => {
        await world.twin.faults.plant({ kind: 'deny', service: 'ec2', operation });
        const { targets } = await shopDrill(world, [fault]);
        const { proven, refusals } = await healingRights(await world.open(), PLACE, targets);
        expect(proven).to.deep.equal([]);
        expect(refusals.map(({ code }) => code)).to.deep.equal(['HEALING_DENIED']);
        expect(refusals[0]?.problem.expected).to.equal(`ec2:${operation} allowed on every target`);
      }),
    );

  it(
    'is neither proven nor denied where the dry run fails otherwise, or there is none',
    withDrillWorld(async (world) => {
      for (const operation of ['StartInstances', 'ReplaceNetworkAclAssociation'])
        await world.twin.faults.plant({ kind: 'html', service: 'ec2', operation });
      const aws = await world.open();
      for (const fault of [STOP, CUT, FAIL_OVER]) {
        const { targets } = await shopDrill(world, [fault]);
        expect(await healingRights(aws, PLACE, targets)).to.deep.equal({
          proven: [],
          partly: [],
          refusals: [],
        });
      }
    }),
  );
});
