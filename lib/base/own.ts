/**
 * The entry of a map under a key that a file or a network chose; nothing for what every object inherits, as `constructor` or
 * `__proto__`.
 */
export function own<T>(map: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}
