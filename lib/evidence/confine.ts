import { isAbsolute, join, normalize, sep } from 'node:path';
import { LandfallError } from '../base/errors.ts';

/** The path of a file of the run folder. Throws OUTSIDE_RUN for a name that leads out of it. */
export function confine(folder: string, file: string): string {
  const path = normalize(file);
  const leadsOut = isAbsolute(path) || path === '..' || path.startsWith(`..${sep}`) || path === '.';
  if (!leadsOut && !file.includes('\0')) return join(folder, path);
  throw new LandfallError('OUTSIDE_RUN', 'harness', {
    what: 'Evidence may only be written into the run folder',
    expected: 'a file name inside it, such as drills/az-loss/result.json',
    got: JSON.stringify(file),
  });
}
