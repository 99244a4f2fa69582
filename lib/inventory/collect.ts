import type { Aws } from '../aws/index.ts';
import type { Clock } from '../base/clock.ts';
import { accountAsks, type DeclaredSources, readDeclaredSources } from '../iac/index.ts';
import type { Account, Environment } from '../environment/environment.ts';
import { partitionOf, recordAccount } from './accounts.ts';
import type { CollectContext, Collector } from './collector.ts';
import { COLLECTORS } from './collectors.ts';
import { collectIac } from './iac.ts';
import type { FactKind } from './facts.ts';
import type { Inventory } from './inventory.ts';
import { type Ledger, ledger } from './ledger.ts';
import { FACT_KINDS, KINDS_BY_PURPOSE } from './operations.ts';
import { readRegions } from './read-regions.ts';
import { referredKeys } from './referred-keys.ts';
import { type Scope, scope } from './scope.ts';

/** How far a collection has come: one step for each service in each account and Region. */
export interface CollectProgress {
  readonly done: number;
  readonly total: number;
  readonly account: string;
  readonly region: string;
  readonly service: string;
}

export interface CollectOptions {
  readonly environment: Environment;
  readonly aws: Aws;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** The kinds of fact that are asked for; all when absent. */
  readonly kinds?: readonly FactKind[];
  /** What the workloads are written down in, where that was read already. */
  readonly sources?: DeclaredSources;
  readonly onProgress?: (progress: CollectProgress) => void;
}

/**
 * Reads everything that the declared accounts hold of the wanted kinds, all accounts and Regions at once. What AWS would not
 * say comes back as gaps; the promise rejects only when the signal aborts, a guard refuses a host, or this code is at fault.
 */
export async function collect(options: CollectOptions): Promise<Inventory> {
  const { environment, signal, kinds = FACT_KINDS } = options;
  signal.throwIfAborted();
  const book = ledger();
  const jobs = environment.accounts.flatMap((account) => jobsOf(account, options, book));
  const keyJobs = jobs.filter(({ collector }) => collector.service === 'kms');
  const run = runner(jobs.length, options);
  const sources = options.sources ?? readDeclaredSources(environment, signal);
  const context: CollectContext = {
    referredKeys: Promise.resolve(new Set<string>()),
    asks: Promise.resolve(sources).then(({ set }) => accountAsks(set)),
    now: options.clock.now(),
    deployer: (id) => deployerOf(environment, id),
    entrances: (id) => entrancesOf(environment, id),
  };
  const others = Promise.all(jobs.filter((job) => !keyJobs.includes(job)).map((job) => run(job, context)));
  // KMS lists its keys meanwhile, and is told at the end which of them matter.
  const keys = others.then(() => referredKeys(book, environment, kinds));
  const files = kinds.includes('iac.unit')
    ? collectIac(environment, book, { now: options.clock.now(), sources })
    : undefined;
  await Promise.all([
    files,
    context.asks,
    others,
    keys,
    ...keyJobs.map((job) => run(job, { ...context, referredKeys: keys })),
  ]);
  return book.inventory();
}

function deployerOf({ accounts }: Environment, id: string): string | undefined {
  const account = accounts.find((one) => one.id === id);
  return account?.drillRoleArn ?? account?.roleArn;
}

function entrancesOf({ accounts }: Environment, id: string): readonly string[] {
  const roles = accounts.filter((one) => one.id === id).flatMap((one) => [one.drillRoleArn, one.roleArn]);
  return [...new Set(roles.filter((role) => role !== undefined))];
}

interface Job {
  readonly collector: Collector;
  readonly account: Account;
  readonly scope: Scope;
}

function jobsOf(
  account: Account,
  { aws, environment, kinds = FACT_KINDS }: CollectOptions,
  book: Ledger,
): Job[] {
  const access = aws.accounts.find((one) => one.account === account.id);
  if (access === undefined) throw new RangeError(`account ${account.id} was never opened`);
  const wanted = new Set(KINDS_BY_PURPOSE[account.purpose].filter((kind) => kinds.includes(kind)));
  const regions = readRegions(environment, account);
  recordAccount(book, account, access, wanted, regions);
  if (access.closed !== undefined) return [];
  const partition = partitionOf(access);
  return COLLECTORS.filter((collector) => collector.kinds.some((kind) => wanted.has(kind))).flatMap(
    (collector) =>
      (collector.global ? ['global'] : regions).map((region) => {
        const place = { account: account.id, region, partition };
        return {
          collector,
          account,
          scope: scope({ aws, ledger: book, place, regions, kinds: wanted }),
        };
      }),
  );
}

function runner(
  total: number,
  { onProgress }: CollectOptions,
): (job: Job, context: CollectContext) => Promise<void> {
  let done = 0;
  return async ({ collector, account, scope: mine }, context) => {
    await collector.collect(mine, context);
    done += 1;
    onProgress?.({
      done,
      total,
      account: account.name,
      region: mine.place.region,
      service: collector.service,
    });
  };
}
