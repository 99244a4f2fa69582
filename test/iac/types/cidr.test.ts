import { expect } from 'chai';
import { isCidr, overlap } from '../../../lib/iac/types/cidr.ts';

describe('CIDR blocks', () => {
  it('have addresses in common, or not', () => {
    expect(overlap('10.0.0.0/16', '10.0.128.0/20')).to.equal(true);
    expect(overlap('10.0.0.0/16', '10.1.0.0/16')).to.equal(false);
    expect(overlap('0.0.0.0/0', '192.168.1.0/24')).to.equal(true);
    expect(overlap('10.0.0.0/32', '10.0.0.1/32')).to.equal(false);
  });

  it('are four numbers and a length', () => {
    for (const text of ['10.0.0.0/8', '255.255.255.255/32']) expect(isCidr(text), text).to.equal(true);
    for (const text of ['10.0.0/8', '10.0.0.256/8', '10.0.0.0/33', '${Cidr}', ''])
      expect(isCidr(text), text).to.equal(false);
  });
});
