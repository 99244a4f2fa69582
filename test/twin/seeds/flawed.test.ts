import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { realClock } from '../../../lib/base/clock.ts';
import { CHECKS } from '../../../lib/checks/index.ts';
import type { Environment } from '../../../lib/environment/environment.ts';
import { DECLARED, FLAWS } from '../../../lib/twin/seeds/flawed/index.ts';
import { foundShop, type PlantedFault, plantInPast, SEEDS } from '../../../lib/twin/seeds/index.ts';
import type { World } from '../../../lib/twin/world/world.ts';
import { type Examined, examine, flawedDeclaration } from './examine.ts';
import { expectedRed, redOf } from './red.ts';

const PLANTED = FLAWS.filter(({ calls }) => calls.length > 0);

describe('twin/seeds: sandbox-flawed', function () {
  this.timeout(60_000);
  let environment: Environment;
  let seen: Examined;

  before(async () => {
    environment = await flawedDeclaration();
    seen = await examine(await flawedWorld(), environment);
  });

  it('shows everything that was planted, and nothing else', () => {
    expect(seen.inventory.gaps).to.deep.equal([]);
    expect(redOf(seen.verdicts)).to.deep.equal(expectedRed(FLAWS));
  });

  it('names every property that was changed past CloudFormation, as the template has it and as it is', () => {
    expect(gotOf('rebuild/stacks-undrifted', 'orders'))
      .to.include('OrdersDb (AWS::RDS::DBInstance) MODIFIED')
      .and.include('/DBInstanceClass db.r7g.large → db.r7g.2xlarge')
      .and.include('/MultiAZ true → false')
      .and.include('/BackupRetentionPeriod 30 → 0')
      .and.include('FrontDoorName (AWS::Route53::RecordSet) DELETED');
    expect(gotOf('rebuild/stacks-undrifted', 'catalogue')).to.include('/TTL 60 → 86400');
  });

  it('names the line of every trap in the template of the catalogue', () => {
    const file = 'iac-flawed/shop-catalogue.yaml';
    const lines = readFileSync(`environments/${file}`, 'utf8').split('\n');
    expect(markedTraps(lines)).to.have.length(9);
    for (const { trap, line } of markedTraps(lines))
      expect(gotOf('rebuild/sources-trap-free', 'catalogue', `${trap} in ${file}`)).to.include(
        `${file}:${line}:`,
      );
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

  /** What is said of everything that a check found in a workload. */
  function gotOf(check: string, workload: string, subject?: string): string {
    return seen.verdicts
      .filter((one) => one.check === check && one.workload === workload && one.outcome === 'fail')
      .flatMap((one) => (subject === undefined || one.subject?.name === subject ? (one.got ?? '') : []))
      .join('; ');
  }

  /** Nothing missed, nothing invented; what stands in the declaration shows with every world. */
  async function expectToShow(faults: readonly PlantedFault[]): Promise<void> {
    const { verdicts } = await examine(await shopWith(faults), environment);
    expect(redOf(verdicts)).to.deep.equal(expectedRed([...DECLARED, ...faults]));
  }
});

/** The line below each comment that marks a trap. */
function markedTraps(lines: readonly string[]): { readonly trap: string; readonly line: number }[] {
  return lines.flatMap((text, index) => {
    const trap = /# Fault: .* \(([a-z-]+)\)\.$/.exec(text)?.[1];
    return trap === undefined ? [] : [{ trap, line: index + 2 }];
  });
}

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
