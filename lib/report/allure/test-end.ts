/** How a test ended, as Mocha saw it. */
export type TestEnd =
  | { readonly kind: 'passed' }
  | { readonly kind: 'skipped' }
  | { readonly kind: 'failed'; readonly error: unknown; readonly isRetried?: boolean }
  | { readonly kind: 'not-run'; readonly reason: string };

/** An error that says that something was looked at and does not hold, chai's or Node's. */
export function isAssertion(
  error: unknown,
): error is Error & { readonly actual?: unknown; readonly expected?: unknown } {
  if (!(error instanceof Error)) return false;
  return error.name === 'AssertionError' || (error as NodeJS.ErrnoException).code === 'ERR_ASSERTION';
}
