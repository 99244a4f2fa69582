import { expect, forEachCheck } from '../lib/index.ts';

/** Does the loss of an instance or of an Availability Zone leave enough of it running? */
describe('Availability', () => {
  forEachCheck('availability', ({ check, workload }) => {
    expect(check).to.holdFor(workload);
  });
});
