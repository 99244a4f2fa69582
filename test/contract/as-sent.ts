/** Members that clients fill in by themselves, encode once more, or keep for themselves. */
const LEFT_OUT: Readonly<Record<string, readonly string[]>> = {
  rds: ['SourceRegion', 'PreSignedUrl'],
  ec2: ['DestinationRegion', 'PresignedUrl', 'UserData'],
};

/** An input without what a client does to it. */
export function asSent(signingName: string, input: unknown): object {
  const left = LEFT_OUT[signingName] ?? [];
  const entries = Object.entries(Object(input) as object) as [string, unknown][];
  return Object.fromEntries(entries.filter(([name]) => !left.includes(name)));
}
