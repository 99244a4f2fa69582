/** What a test looks at in an SDK error. */
export interface Rejection {
  readonly code: string;
  readonly status: number | undefined;
  readonly message: string;
}

/** The error that a call ends with; fails when it does not. */
export async function rejection(call: Promise<unknown>): Promise<Rejection> {
  try {
    await call;
  } catch (thrown) {
    const error = thrown as Error & { $metadata?: { httpStatusCode?: number } };
    return { code: error.name, status: error.$metadata?.httpStatusCode, message: error.message };
  }
  throw new Error('the call succeeded');
}
