/** Looks a fact up in a list by its ARN. A list is indexed once, however often it is asked: stores and facts come by the thousand. */
export function factByArn<F extends { readonly arn: string }>(
  facts: readonly F[],
  arn: string,
): F | undefined {
  const index = INDEXES.get(facts) ?? new Map(facts.map((fact) => [fact.arn, fact]));
  INDEXES.set(facts, index);
  return index.get(arn) as F | undefined;
}

const INDEXES = new WeakMap<readonly unknown[], ReadonlyMap<string, unknown>>();
