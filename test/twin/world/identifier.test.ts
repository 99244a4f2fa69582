import { expect } from 'chai';
import { base32Id, hexId, uuidOf } from '../../../lib/twin/world/identifier.ts';
import { nextOf } from '../../../lib/twin/world/serial.ts';
import { testWorld } from '../services/ec2/test-world.ts';

describe('twin/world: identifiers', () => {
  it('gives the same name the same id, and others others', () => {
    expect(hexId('orders', 17))
      .to.match(/^[0-9a-f]{17}$/)
      .and.equal(hexId('orders', 17));
    expect(uuidOf('orders')).to.match(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(base32Id('orders', 26)).to.match(/^[A-Z2-7]{26}$/);
    expect(uuidOf('orders')).not.to.equal(uuidOf('ledger'));
  });

  it('tells apart things of one name by how often it was taken', () => {
    const here = testWorld();
    const first = nextOf(here.world, here, 'key');
    expect(nextOf(here.world, here, 'key')).not.to.equal(first);
    expect(nextOf(testWorld().world, here, 'key')).to.equal(first);
  });
});
