import type { Place } from './tags.ts';
import type { World } from './world.ts';

declare module './world.ts' {
  interface Tables {
    /** How often each name was taken. */
    serial: number;
  }
}

/** `orders-db#1`, then `orders-db#2`: what tells apart things of the same name, the same in every run that makes the same calls. */
export function nextOf(world: World, { account, region }: Place, name: string): string {
  const serials = world.table('serial', account, region);
  const serial = (serials.get(name) ?? 0) + 1;
  serials.set(name, serial);
  return `${account}|${region}|${name}#${serial}`;
}
