/** Programs are looked for where the process that runs them finds them. */
export async function withPath<Result>(path: string, body: () => Promise<Result>): Promise<Result> {
  const before = process.env['PATH'];
  process.env['PATH'] = path;
  try {
    return await body();
  } finally {
    process.env['PATH'] = before;
  }
}
