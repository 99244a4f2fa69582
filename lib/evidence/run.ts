import type { Instant } from '../base/instant.ts';
import type { AccountPurpose, Stage } from '../environment/environment.ts';

export type RunEnd = 'running' | 'completed' | 'stopped' | 'interrupted' | 'crashed';

/** `run.json`: written first as *running*; readers call it *crashed* when its lease is gone. */
export interface Run {
  readonly id: string;
  readonly environment: string;
  readonly title: string;
  readonly stage: Stage;
  /** Derived from the hosts that were really called; `endpoint` until the first call. */
  readonly target: 'aws' | 'endpoint' | 'twin';
  readonly hosts: readonly string[];
  readonly pace?: number;
  readonly accounts: readonly {
    readonly id: string;
    readonly name: string;
    readonly purpose: AccountPurpose;
  }[];
  readonly regions: readonly string[];
  /** The ARN that STS named, before any role was assumed. */
  readonly principal: string | null;
  readonly startedAt: Instant;
  readonly endedAt: Instant | null;
  /** AWS's Date header minus our clock; null until a call was answered. */
  readonly clockOffsetMs: number | null;
  readonly ended: RunEnd;
  readonly version: string;
  readonly commit: string | null;
  readonly declarationSha256: string;
  /** Why a run stopped before its end; a whole message. */
  readonly error?: string;
  readonly exitCode?: number;
}
