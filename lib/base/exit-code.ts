/** Exit codes that scripts rely on. */
export const ExitCode = {
  ok: 0,
  failed: 1,
  unknown: 2,
  invalid: 3,
  refused: 4,
  harness: 70,
  interrupted: 130,
} as const;
export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];
