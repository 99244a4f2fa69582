import { expect, forEachCheck } from '../lib/index.ts';

/** What was broken on purpose: did it come back in time, and with its data? */
describe('Drills', () => {
  forEachCheck('chaos', ({ check, workload }) => {
    expect(check).to.holdFor(workload);
  });
});
