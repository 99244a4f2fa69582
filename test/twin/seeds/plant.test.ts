import { expect } from 'chai';
import { foundShop, type PlantedFault, plant, plantInPast, SEEDS } from '../../../lib/twin/seeds/index.ts';
import { createTwin } from '../../../lib/twin/server.ts';
import { SERVICES } from '../../../lib/twin/services/index.ts';
import { all, HOME, NOW, REFUGE, SHOP, sandboxAt, standingClock, VAULT } from './shop.ts';

const rds = { service: 'rds', account: SHOP, region: HOME };
const backup = { service: 'backup', account: SHOP, region: HOME };

const noStandby: PlantedFault = {
  id: 'orders-single-az',
  title: 'The order database has lost its standby',
  ago: 3_600,
  calls: [
    {
      ...rds,
      operation: 'ModifyDBInstance',
      input: { DBInstanceIdentifier: 'orders-db', MultiAZ: false, ApplyImmediately: true },
    },
  ],
  shows: [{ check: 'rds/instance-multi-az', workload: 'orders', subject: 'orders-db' }],
};

const noSelection: PlantedFault = {
  id: 'nothing-selected',
  title: 'The plan selects nothing any more',
  ago: 5 * 3_600,
  calls: [
    {
      ...backup,
      operation: 'DeleteBackupSelection',
      input: async (read) => {
        const { BackupPlansList } = (await read({ ...backup, operation: 'ListBackupPlans' })) as {
          BackupPlansList: { BackupPlanId: string }[];
        };
        const BackupPlanId = BackupPlansList[0]?.BackupPlanId;
        const { BackupSelectionsList } = (await read({
          ...backup,
          operation: 'ListBackupSelections',
          input: { BackupPlanId },
        })) as { BackupSelectionsList: { SelectionId: string }[] };
        return { BackupPlanId, SelectionId: BackupSelectionsList[0]?.SelectionId };
      },
    },
  ],
  shows: [{ check: 'objectives/rpo-attainable', workload: 'orders' }],
};

describe('twin/seeds: planted faults', () => {
  it('is planted by calls to a running twin', async () => {
    const twin = await sandboxAt(NOW);
    await plant(twin.invoke, [
      {
        ...noStandby,
        calls: [
          { ...noStandby.calls[0]!, input: { DBInstanceIdentifier: 'orders-db', DeletionProtection: false } },
        ],
      },
    ]);
    const databases = await all(twin, ['rds', 'DescribeDBInstances'], SHOP, HOME, {
      DBInstanceIdentifier: 'orders-db',
    });
    expect(databases[0]?.['DeletionProtection']).to.equal(false);
  });

  it('is planted at its own moment of the past, so that what follows from it is there', async () => {
    const founder = await foundShop({ clock: standingClock(NOW), pace: 0.1 });
    await plantInPast(founder, [noStandby, noSelection]);
    const twin = createTwin({ world: founder.arrive(), services: SERVICES });
    const [orders] = await all<{ MultiAZ: boolean }>(twin, ['rds', 'DescribeDBInstances'], SHOP, HOME, {
      DBInstanceIdentifier: 'orders-db',
    });
    expect(orders?.MultiAZ).to.equal(false);
    const copies = await all<{ CreationDate: Date }>(
      twin,
      ['backup', 'ListRecoveryPointsByBackupVault'],
      VAULT,
      REFUGE,
      {
        BackupVaultName: 'recovery',
      },
    );
    const newest = Math.max(...copies.map((one) => Number(one.CreationDate)));
    expect(new Date(newest).toISOString()).to.equal('2026-11-24T07:00:00.000Z');
  });

  it('says which fault and which call were refused', async () => {
    const twin = await sandboxAt(NOW);
    const wrong = { ...rds, operation: 'ModifyDBInstance', input: { DBInstanceIdentifier: 'none' } };
    const refused = await plant(twin.invoke, [{ ...noStandby, calls: [wrong] }]).catch(
      (error: unknown) => error,
    );
    expect(refused).to.include({ code: 'PLANT_REFUSED', blame: 'harness' });
    expect(String(refused)).to.include('orders-single-az').and.include('rds:ModifyDBInstance');
  });

  it('can also begin from an empty world', async () => {
    const world = await SEEDS['empty']?.({ clock: standingClock(NOW), pace: 1 });
    expect(world?.places('tags')).to.deep.equal([]);
    expect(world?.clock.now()).to.equal(NOW);
  });
});
