/** The same record without the keys whose value is undefined, for types that tell "absent" from "undefined". */
export function defined<T extends object>(record: { [K in keyof T]: T[K] | undefined }): Partial<T> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Partial<T>;
}
