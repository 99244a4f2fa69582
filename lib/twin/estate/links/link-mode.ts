import type { Seconds } from '../../../base/duration.ts';

/**
 * What a link does with what goes over it: lets it pass; resets every connection; takes connections and says nothing, the
 * established ones included; holds everything back for a while; or does one of the last three to a share of new connections.
 */
export type LinkMode =
  | { readonly kind: 'pass' }
  | { readonly kind: 'reset' }
  | { readonly kind: 'blackhole' }
  | { readonly kind: 'delay'; readonly seconds: Seconds }
  | {
      readonly kind: 'brown-out';
      /** From 0 to 1. */
      readonly share: number;
      readonly meets: 'reset' | 'blackhole' | { readonly seconds: Seconds };
    };

/** What one connection meets, worked out when it comes in. */
export type ConnectionMode = Exclude<LinkMode, { readonly kind: 'brown-out' }>;

export const PASS: ConnectionMode = { kind: 'pass' };
export const RESET: ConnectionMode = { kind: 'reset' };
export const BLACKHOLE: ConnectionMode = { kind: 'blackhole' };
