import { expect } from 'chai';
import { exclusionsInForce, freezeWindowInForce } from '../../lib/environment/index.ts';
import { changed, parsed } from './declarations.ts';

const environment = parsed(
  changed(
    'tiers:',
    `exclusions: [{ check: "*", workload: orders, reason: x, owner: me, until: 2026-12-31 }]
freezeWindows: [{ from: 2026-12-18, until: 2027-01-04, reason: year end }]
tiers:`,
  ),
);

describe('what is in force', () => {
  it('counts an exclusion through its last day, and not after', () => {
    expect(exclusionsInForce(environment, '2026-12-31T23:59:59.000Z')).to.have.length(1);
    expect(exclusionsInForce(environment, '2027-01-01T00:00:00.000Z')).to.have.length(0);
  });

  it('opens a freeze window with its first day, and closes it after its last', () => {
    expect(freezeWindowInForce(environment, '2026-12-17T23:59:59.999Z')).to.equal(undefined);
    expect(freezeWindowInForce(environment, '2026-12-18T00:00:00.000Z')?.reason).to.equal('year end');
    expect(freezeWindowInForce(environment, '2027-01-04T12:00:00.000Z')?.reason).to.equal('year end');
    expect(freezeWindowInForce(environment, '2027-01-05T00:00:00.000Z')).to.equal(undefined);
  });
});
