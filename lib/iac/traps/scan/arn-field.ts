/** One field of an ARN in a pattern: literal, empty, or `${AWS::Region}` with its own colons. */
export const ARN_FIELD = '(?:\\$\\{[^}]*\\}|[^:\\s"\'$])*';

/** A pattern for ARNs of a service in any partition, Region and account: what comes after is `rest`. */
export function arnOf(service: string, rest: string): RegExp {
  return new RegExp(`arn:${ARN_FIELD}:${service}:${ARN_FIELD}:${ARN_FIELD}:${rest}`);
}
