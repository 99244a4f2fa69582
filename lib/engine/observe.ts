import { type Aws, openAws } from '../aws/index.ts';
import { LandfallError } from '../base/errors.ts';
import { emptySelections } from '../estate/empty-selections.ts';
import { estateOf, findUnseen } from '../estate/index.ts';
import type { RunWriter } from '../evidence/index.ts';
import { collect } from '../inventory/collect.ts';
import { type DeclaredSources, readDeclaredSources } from '../iac/index.ts';
import { detectDrift } from '../rebuild/index.ts';
import type { Inventory } from '../inventory/inventory.ts';
import type { EngineOptions } from './perform-run.ts';
import { completeSources } from './sources/complete-sources.ts';
import { targetOf } from './target.ts';

/**
 * Looks at every account and Region, and keeps what was seen and what was not. Throws `SELECTION_EMPTY` when a workload
 * selects nothing at all and nothing was hidden: then the declaration is wrong, not the environment.
 */
export async function observe(options: EngineOptions, run: RunWriter): Promise<Inventory> {
  const { environment, clock } = options;
  const inventory = await lookAround(options, run);
  await run.write('inventory.json', inventory);
  const { views } = estateOf(environment, inventory, clock.now());
  const asked = views.filter(({ workload }) => options.workloads?.includes(workload.name) ?? true);
  const empty = emptySelections(asked);
  if (empty.length > 0) throw new LandfallError('SELECTION_EMPTY', 'declaration', empty);
  return inventory;
}

/**
 * Opens AWS, reads everything that the declared accounts hold, and closes it again. Every call is on record. Looking again, between
 * drills, does not have CloudFormation look for drift once more: it was judged by the first look.
 */
export async function lookAround(
  options: EngineOptions,
  run: RunWriter,
  isAgain = false,
): Promise<Inventory> {
  const { environment, clock, signal, server } = options;
  const sources = await readDeclaredSources(environment, signal);
  options.onStage?.('Confirming identities');
  const aws = await openAws({
    environment,
    ...(server === undefined ? {} : { endpoint: server }),
    clock,
    signal,
    onCall: (record) => run.appendCall(record),
  });
  await run.update({ principal: aws.principal });
  const seen = await look(options, aws, sources, isAgain).finally(() => aws.close());
  const hosts = aws.hosts();
  await run.update({ hosts, target: targetOf(hosts, run.run.target), clockOffsetMs: aws.clockOffsetMs() });
  const judged = completeSources(seen, { environment, sources, now: clock.now() });
  return { ...judged, unseen: findUnseen(environment, judged) };
}

async function look(
  { environment, clock, signal, onStage, onDetail }: EngineOptions,
  aws: Aws,
  sources: DeclaredSources,
  isAgain: boolean,
): Promise<Inventory> {
  onStage?.('Looking');
  if (!isAgain)
    await detectDrift({ environment, aws, clock, signal, ...(onDetail === undefined ? {} : { onDetail }) });
  return collect({
    environment,
    aws,
    clock,
    signal,
    sources,
    onProgress: ({ done, total, account, region, service }) =>
      onDetail?.(`${done} of ${total}, ${service} in ${account} ${region}`),
  });
}
