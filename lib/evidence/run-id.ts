import { randomBytes } from 'node:crypto';
import { LandfallError } from '../base/errors.ts';
import type { Instant } from '../base/instant.ts';

/** `20261124T095128Z-3f9a1c`: it sorts by time, and two runs of one second differ. */
export function newRunId(now: Instant): string {
  return `${now.slice(0, 19).replace(/[-:]/g, '')}Z-${randomBytes(3).toString('hex')}`;
}

/** Throws RUN_ID_INVALID for an id that cannot be the name of a folder everywhere, or that means something else. */
export function checkRunId(id: string): void {
  if (/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(id) && id !== 'latest') return;
  throw new LandfallError('RUN_ID_INVALID', 'declaration', {
    what: 'This cannot be the id of a run',
    expected:
      'letters, digits, dots, dashes and underscores, beginning with a letter or digit, and not "latest"',
    got: JSON.stringify(id),
    fix: 'choose another --run-id, or leave it out',
  });
}
