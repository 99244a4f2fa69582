import { openAws } from '../aws/index.ts';
import { emptySelectionError, findUnseen } from '../estate/index.ts';
import type { RunWriter } from '../evidence/index.ts';
import { collect } from '../inventory/collect.ts';
import type { Inventory } from '../inventory/inventory.ts';
import type { EngineOptions } from './perform-run.ts';

/** Looks at every account and Region, and keeps what was seen and what was not. */
export async function observe(options: EngineOptions, run: RunWriter): Promise<Inventory> {
  const { environment, clock, signal, server } = options;
  options.onStage?.('Confirming identities');
  const aws = await openAws({
    environment,
    ...(server === undefined ? {} : { endpoint: server }),
    clock,
    signal,
    onCall: (record) => run.appendCall(record),
  });
  await run.update({ principal: aws.principal });
  options.onStage?.('Looking');
  const seen = await collect({
    environment,
    aws,
    clock,
    signal,
    onProgress: ({ done, total, account, region, service }) =>
      options.onDetail?.(`${done} of ${total}, ${service} in ${account} ${region}`),
  });
  await run.update({ hosts: [...aws.hosts], clockOffsetMs: aws.clockOffsetMs });
  const inventory = { ...seen, unseen: findUnseen(environment, seen) };
  await run.write('inventory.json', inventory);
  const empty = emptySelectionError(environment, inventory, clock.now());
  if (empty !== undefined) throw empty;
  return inventory;
}
