/** Everything that the twin knows: accounts, their resources, issued keys. Plain data, so that it can be copied. */
export interface World {
  readonly accounts: Map<string, unknown>;
}
