import { expect } from 'chai';
import { ledger } from '../../lib/inventory/ledger.ts';
import { referredKeys } from '../../lib/inventory/referred-keys.ts';
import { rdsInstance } from '../../lib/inventory/rds-facts.ts';
import { environment, workload } from '../support/declaration.ts';
import { seen } from './seen.ts';

describe('the keys that are referred to', () => {
  it('are those of everything encrypted, and those that the declaration asks for', () => {
    const book = ledger();
    const raw = { DBInstanceArn: 'arn:aws:rds:r:a:db:x', DBInstanceIdentifier: 'x', KmsKeyId: 'arn:key' };
    book.add('rds.instance', [rdsInstance(raw, seen)]);
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
