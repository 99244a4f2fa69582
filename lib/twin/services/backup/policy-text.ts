type OneOrMany = string | readonly string[];

interface Statement {
  readonly Effect?: string;
  readonly Principal?: '*' | { readonly AWS?: OneOrMany };
  readonly Action?: OneOrMany;
}

/** The statements of a resource policy, or undefined when the text is not a policy. */
export function parsePolicy(text: string): readonly Statement[] | undefined {
  try {
    const { Statement: statements } = JSON.parse(text) as { Statement?: Statement | readonly Statement[] };
    if (statements === undefined) return undefined;
    return Array.isArray(statements) ? (statements as readonly Statement[]) : [statements as Statement];
  } catch {
    return undefined;
  }
}

/** Whether a policy lets another account do something: a statement allows it and none denies it. Conditions are not read. */
export function policyAllows(policy: string | undefined, account: string, action: string): boolean {
  const statements = (policy === undefined ? undefined : parsePolicy(policy)) ?? [];
  const meant = statements.filter((one) => covers(one.Action, action) && isMeant(one.Principal, account));
  return meant.some((one) => one.Effect === 'Allow') && !meant.some((one) => one.Effect === 'Deny');
}

function isMeant(principal: Statement['Principal'], account: string): boolean {
  if (principal === '*') return true;
  return many(principal?.AWS).some(
    (one) => one === '*' || one === account || one.startsWith(`arn:aws:iam::${account}:`),
  );
}

function covers(actions: OneOrMany | undefined, action: string): boolean {
  return many(actions).some(
    (one) => one === action || (one.endsWith('*') && action.startsWith(one.slice(0, -1))),
  );
}

function many(values: OneOrMany | undefined): readonly string[] {
  if (values === undefined) return [];
  return typeof values === 'string' ? [values] : values;
}
