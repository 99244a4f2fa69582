import { expect, forEachCheck } from '../lib/index.ts';

/** Is every resource known, tagged, and looked at? */
describe('Inventory', () => {
  forEachCheck('inventory', ({ check, workload }) => {
    expect(check).to.holdFor(workload);
  });
});
