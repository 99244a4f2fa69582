import { setFlagsFromString } from 'node:v8';

/**
 * Lets the heap grow by halves instead of by multiples. Without it, most of what a thousand templates take is rubbish that
 * waits to be collected: 480 MB where 100 are alive. It costs a fifth of the time.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--heap-growing-percent=50');
}
