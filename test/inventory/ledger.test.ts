import { expect } from 'chai';
import type { KmsKey } from '../../lib/inventory/facts.ts';
import type { Gap } from '../../lib/inventory/inventory.ts';
import { ledger } from '../../lib/inventory/ledger.ts';
import { FACT_KINDS } from '../../lib/inventory/operations.ts';
import { fixedNow } from '../support/fixed-now.ts';
import { seen } from './seen.ts';

function key(id: string, region = seen.region): KmsKey {
  return {
    arn: `arn:${id}`,
    id,
    account: seen.account,
    region,
    tags: {},
    observedAt: fixedNow,
    state: 'Enabled',
    manager: 'CUSTOMER',
    multiRegion: false,
    replicas: [],
    aliases: [],
  };
}

const gap: Gap = {
  service: 'kms',
  operation: 'ListKeys',
  account: seen.account,
  region: seen.region,
  code: 'AccessDenied',
  message: 'no',
  action: 'kms:ListKeys',
  kinds: ['kms.key'],
  at: fixedNow,
};

describe('the ledger', () => {
  it('has every kind from the start', () => {
    expect(Object.keys(ledger().inventory().facts)).to.deep.equal([...FACT_KINDS]);
  });

  it('gives facts in the same order whichever Region answers first', () => {
    const one = ledger();
    one.add('kms.key', [key('b'), key('a')]);
    one.add('kms.key', [key('c', 'eu-central-1')]);
    const other = ledger();
    other.add('kms.key', [key('c', 'eu-central-1')]);
    other.add('kms.key', [key('a'), key('b')]);
    expect(one.inventory()).to.deep.equal(other.inventory());
    expect(one.inventory().facts['kms.key'].map(({ id }) => id)).to.deep.equal(['c', 'a', 'b']);
  });

  it('keeps a gap that is met again once, and those of other resources apart', () => {
    const book = ledger();
    book.gap(gap);
    book.gap({ ...gap });
    book.gap({ ...gap, subject: 'arn:one' });
    book.gap({ ...gap, region: 'eu-central-1' });
    expect(book.inventory().gaps).to.have.length(3);
  });
});
