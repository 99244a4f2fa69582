/** The fields that a test is about. `undefined` takes a default away. */
export type Fields<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** Healthy defaults with a test's fields laid over them. */
export function made<T extends object>(defaults: T, fields: Fields<T>): T {
  const entries = Object.entries({ ...defaults, ...fields }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as T;
}
