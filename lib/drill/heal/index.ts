export { arm, type Armed, type ArmOptions } from './arm.ts';
export type { Healed, Healer } from './heal-step.ts';
export { isDrilled } from './healing-places.ts';
export { stop, type StopOptions } from './stop.ts';
export { sweep, type SweepOptions, type Swept } from './sweep.ts';
