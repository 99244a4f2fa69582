import { expect, forEachCheck } from '../lib/index.ts';

/** Do names lead away from what is dead, in time? */
describe('DNS', () => {
  forEachCheck('dns', ({ check, workload }) => {
    expect(check).to.holdFor(workload);
  });
});
