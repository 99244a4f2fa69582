import type { TwinService } from '../service.ts';
import { sts } from './sts/index.ts';

/** Every service that the twin models. */
export const SERVICES: readonly TwinService[] = [sts];
