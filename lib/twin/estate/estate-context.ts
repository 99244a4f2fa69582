import type { Clock } from '../../base/clock.ts';
import type { Seconds } from '../../base/duration.ts';
import type { World } from '../world/world.ts';
import type { AddressBlock } from './address-block.ts';
import type { Flaws } from './flaws.ts';
import type { EstateFolder } from './leftovers/estate-folder.ts';
import type { Switchboard } from './links/switchboard.ts';
import type { PostgresHome } from './postgres/postgres-home.ts';
import type { TruthLog } from './truth/truth-log.ts';
import type { Zones } from './zones/zones.ts';

/** What every part of the data plane shares. */
export interface EstateContext {
  readonly world: World;
  readonly clock: Clock;
  readonly home: PostgresHome;
  readonly folder: EstateFolder;
  readonly addresses: AddressBlock;
  readonly zones: Zones;
  readonly switchboard: Switchboard;
  readonly truth: TruthLog;
  readonly flaws: Flaws;
  /** Aborts when the data plane closes. */
  readonly signal: AbortSignal;
  /** Waits for what AWS takes so many seconds for, at the pace of the world. */
  readonly wait: (seconds: Seconds) => Promise<void>;
  /** Something of the data plane itself failed: it is told in the truth, and the rest goes on. */
  readonly failed: (what: string, error: unknown) => void;
}
