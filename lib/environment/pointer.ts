import type { SourceLocation } from '../base/problem.ts';
import type { Environment } from './environment.ts';

/** The way to a value in a declaration: keys of maps, indexes of lists. */
export type Path = readonly (string | number)[];

/** The JSON pointer (RFC 6901) of a path: `/workloads/orders/objectives/az/rto`; the whole file is the empty text. */
export function pointer(path: Path): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/**
 * Where the value at this path was declared, or else the nearest thing around it. Under `/workloads/<name>`, what a
 * workload takes from its tier is found where the tier states it.
 */
export function positionOf(environment: Environment, path: Path): SourceLocation {
  const { positions, file } = environment.source;
  for (let length = path.length; length >= 0; length -= 1) {
    const position = positions[pointer(path.slice(0, length))];
    if (position !== undefined) return position;
  }
  return { file, line: 1, column: 1 };
}
