import { expect } from 'chai';
import { realClock } from '../../../lib/base/clock.ts';
import { CHECKS } from '../../../lib/checks/index.ts';
import type { Environment } from '../../../lib/environment/environment.ts';
import { DECLARED, FLAWS } from '../../../lib/twin/seeds/flawed/index.ts';
import { foundShop, type PlantedFault, plantInPast, SEEDS } from '../../../lib/twin/seeds/index.ts';
import type { World } from '../../../lib/twin/world/world.ts';
import { examine, flawedDeclaration } from './examine.ts';
import { expectedRed, redOf } from './red.ts';

const PLANTED = FLAWS.filter(({ calls }) => calls.length > 0);

describe('twin/seeds: sandbox-flawed', function () {
  this.timeout(60_000);
  let environment: Environment;

  before(async () => {
    environment = await flawedDeclaration();
  });

  it('shows everything that was planted, and nothing else', async () => {
    const { verdicts, inventory } = await examine(await flawedWorld(), environment);
    expect(inventory.gaps).to.deep.equal([]);
    expect(redOf(verdicts)).to.deep.equal(expectedRed(FLAWS));
  });

  it('has a fault for every check', () => {
    const shown = new Set(FLAWS.flatMap(({ shows }) => shows.map(({ check }) => check)));
    expect([...shown].sort()).to.deep.equal(CHECKS.map(({ id }) => id).sort());
  });

  it('tells every fault apart, and what each of them shows', () => {
    expect(new Set(FLAWS.map(({ id }) => id)).size).to.equal(FLAWS.length);
    for (const { id, title, shows } of FLAWS) {
      expect(title, id).to.match(/^[A-Z].{20,110}[^.]$/);
      expect(shows, id).to.have.length.above(0);
    }
  });

  describe('shows of one fault alone what the list says of it, and nothing else:', () => {
    it('What stands in the declaration itself', async () => {
      await expectToShow([]);
    });

    for (const fault of PLANTED)
      it(`${fault.title} (${fault.id})`, async () => {
        await expectToShow([fault]);
      });
  });

  /** Nothing missed, nothing invented; what stands in the declaration shows with every world. */
  async function expectToShow(faults: readonly PlantedFault[]): Promise<void> {
    const { verdicts } = await examine(await shopWith(faults), environment);
    expect(redOf(verdicts)).to.deep.equal(expectedRed([...DECLARED, ...faults]));
  }
});

async function shopWith(faults: readonly PlantedFault[]): Promise<World> {
  const shop = await foundShop({ clock: realClock, pace: 0.1 });
  await plantInPast(shop, faults);
  return shop.arrive();
}

async function flawedWorld(): Promise<World> {
  const seed = SEEDS['sandbox-flawed'];
  if (seed === undefined) throw new Error('there is no seed "sandbox-flawed"');
  return await seed({ clock: realClock, pace: 0.1 });
}
