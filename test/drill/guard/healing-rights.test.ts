import { expect } from 'chai';
import { healingRights } from '../../../lib/drill/guard/index.ts';
import { PLACE, withDrillWorld } from '../support/drill-world.ts';
import { FAIL_OVER, shopDrill, STOP } from '../support/shop-drill.ts';
import { worldPicture } from '../support/world-picture.ts';

describe('the right to heal', () => {
  it(
    'is proven by a dry run that changes nothing',
    withDrillWorld(async (world) => {
      const before = await worldPicture(world);
      const { targets } = await shopDrill(world, [STOP]);
      expect(await healingRights(await world.open(), PLACE, targets)).to.deep.equal({
        proven: ['ec2:StartInstances'],
        refusals: [],
      });
      expect(await worldPicture(world)).to.deep.equal(before);
    }),
  );

  it(
    'refuses a drill where it is denied',
    withDrillWorld(async (world) => {
      await world.twin.faults.plant({ kind: 'deny', service: 'ec2', operation: 'StartInstances' });
      const { targets } = await shopDrill(world, [STOP]);
      const { proven, refusals } = await healingRights(await world.open(), PLACE, targets);
      expect(proven).to.deep.equal([]);
      expect(refusals.map(({ code }) => code)).to.deep.equal(['HEALING_DENIED']);
    }),
  );

  it(
    'is neither proven nor denied where the dry run fails otherwise, or there is none',
    withDrillWorld(async (world) => {
      await world.twin.faults.plant({ kind: 'html', service: 'ec2', operation: 'StartInstances' });
      const aws = await world.open();
      for (const fault of [STOP, FAIL_OVER]) {
        const { targets } = await shopDrill(world, [fault]);
        expect(await healingRights(aws, PLACE, targets)).to.deep.equal({ proven: [], refusals: [] });
      }
    }),
  );
});
