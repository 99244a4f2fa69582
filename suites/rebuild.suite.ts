import { expect, forEachCheck } from '../lib/index.ts';

/** Could it be made again from what is written down, with nothing of the old account left? */
describe('Rebuild', () => {
  forEachCheck('rebuild', ({ check, workload }) => {
    expect(check).to.holdFor(workload);
  });
});
