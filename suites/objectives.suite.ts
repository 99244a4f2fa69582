import { expect, forEachCheck } from '../lib/index.ts';

/** Is every promise stated, free of contradictions, and possible with what is configured? */
describe('Objectives', () => {
  forEachCheck('objectives', ({ check, workload }) => {
    expect(check).to.holdFor(workload);
  });
});
