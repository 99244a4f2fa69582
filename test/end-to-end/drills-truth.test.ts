import { expect } from 'chai';
import { knownDrill } from '../../bench/truth-drill.ts';
import { draw } from '../../bench/truth-shapes.ts';

/** Any number from 0 to 1: the phase between looks and fault is another one every time. */
const random = (): number => Math.random();

describe('drills whose truth is known', function () {
  this.timeout(60_000);

  it('measure an outage that holds the truth, whatever its shape', async function () {
    if (process.platform !== 'linux') {
      process.stderr.write('\n    skipped: only Linux has all of 127.0.0.0/8 on loopback\n');
      this.skip();
    }
    const drills = await Promise.all(
      (['blackhole', 'flapping', 'partial'] as const).map((shape) => knownDrill(draw(shape, random))),
    );
    for (const { drill, truth, result } of drills) {
      const { outage } = result;
      const told = JSON.stringify({ drill, truth, outage, probes: result.probes });
      expect(outage?.lower, told).to.be.at.most(truth);
      expect(outage?.upper, told).to.be.at.least(truth);
    }
  });
});
