import type { Collector } from './collector.ts';
import { rds } from './rds.ts';

/** One for each service. Who we are in each account is known before any of them is asked. */
export const COLLECTORS: readonly Collector[] = [rds];
