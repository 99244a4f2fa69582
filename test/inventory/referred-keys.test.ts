import { expect } from 'chai';
import { ledger } from '../../lib/inventory/ledger.ts';
import { referredKeys } from '../../lib/inventory/referred-keys.ts';
import { environment, workload } from '../support/declaration.ts';
import { rdsInstance } from '../support/facts.ts';

describe('the keys that are referred to', () => {
  it('are those of everything encrypted, and those that the declaration asks for', () => {
    const book = ledger();
    book.add('rds.instance', [rdsInstance({ keyArn: 'arn:key' })]);
    const backup = { exposureWindow: 86_400, copies: [], immutable: false, encrypted: true };
    const workloads = [
      workload({ backup: { ...backup, key: 'alias/shop-data' } }),
      workload({ name: 'b', backup: { ...backup, key: 'customer' } }),
    ];
    const keys = referredKeys(book, environment({ workloads }), ['rds.instance', 'kms.key']);
    expect(keys).to.deep.equal(new Set(['arn:key', 'alias/shop-data']));
  });

  it('are all of them when nothing was read that could refer to one', () => {
    expect(referredKeys(ledger(), environment(), ['kms.key', 'ec2.zone'])).to.equal('all');
  });
});
