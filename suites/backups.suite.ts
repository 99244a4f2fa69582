import { expect, forEachCheck } from '../lib/index.ts';

/** Can the data be brought back, from points that no disruption and no intruder takes with it? */
describe('Backups', () => {
  forEachCheck('backups', ({ check, workload }) => {
    expect(check).to.holdFor(workload);
  });
});
