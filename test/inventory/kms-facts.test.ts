import { expect } from 'chai';
import { kmsKey } from '../../lib/inventory/kms-facts.ts';
import { seen } from './seen.ts';

const none = () => ({});

describe('facts of keys', () => {
  it('find the relatives of a multi-Region key', () => {
    const fact = kmsKey(
      {
        Arn: 'arn:aws:kms:eu-west-1:1:key/mrk-1',
        KeyId: 'mrk-1',
        KeyState: 'Enabled',
        KeyManager: 'CUSTOMER',
        MultiRegion: true,
        MultiRegionConfiguration: {
          MultiRegionKeyType: 'REPLICA',
          PrimaryKey: { Arn: 'arn:aws:kms:us-east-1:1:key/mrk-1', Region: 'us-east-1' },
          ReplicaKeys: [{ Arn: 'arn:aws:kms:eu-west-1:1:key/mrk-1', Region: 'eu-west-1' }],
        },
      },
      { aliases: ['alias/shop'], tags: none },
      seen,
    );
    expect(fact).to.deep.include({
      state: 'Enabled',
      replicas: ['arn:aws:kms:us-east-1:1:key/mrk-1'],
      aliases: ['alias/shop'],
    });
  });
});
