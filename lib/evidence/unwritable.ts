import { LandfallError, messageOf } from '../base/errors.ts';

const REASONS: Record<string, { readonly what: string; readonly fix: string }> = {
  ENOSPC: {
    what: 'the disk is full',
    fix: 'free some space, or write elsewhere with --out DIR; then run again',
  },
  EDQUOT: {
    what: 'the disk quota is used up',
    fix: 'free some space, or write elsewhere with --out DIR; then run again',
  },
  EACCES: {
    what: 'the folder may not be written to',
    fix: 'give yourself write permission, or write elsewhere with --out DIR',
  },
  EPERM: {
    what: 'the folder may not be written to',
    fix: 'give yourself write permission, or write elsewhere with --out DIR',
  },
  EROFS: { what: 'the file system is read-only', fix: 'write elsewhere with --out DIR' },
  ENOTDIR: { what: 'a part of the path is a file, not a folder', fix: 'write elsewhere with --out DIR' },
};

/** EVIDENCE_NOT_WRITTEN for a failed write, with a reason that a person can act on. What was written before stays. */
export function unwritable(file: string, cause: unknown): LandfallError {
  if (cause instanceof LandfallError) return cause;
  const code = (cause as NodeJS.ErrnoException | undefined)?.code ?? '';
  const reason = REASONS[code];
  return new LandfallError(
    'EVIDENCE_NOT_WRITTEN',
    'harness',
    {
      what: `Evidence could not be written: ${reason?.what ?? messageOf(cause)}`,
      where: file,
      fix: reason?.fix ?? 'see that the run folder can be written to, then run again',
    },
    { cause },
  );
}
