/** The parts of an Amazon Resource Name, `arn:partition:service:region:account:resource`. */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  /** All after the fifth colon: `db:orders`, `instance/i-0abc`, `snapshot:rds:orders-2026`. */
  readonly resource: string;
}

/** The parts of an ARN, or undefined when the text is not one. */
export function parseArn(text: string): Arn | undefined {
  const [scheme, partition, service, region, account, ...resource] = text.split(':');
  if (scheme !== 'arn' || partition === undefined || service === undefined || resource.length === 0)
    return undefined;
  return { partition, service, region: region ?? '', account: account ?? '', resource: resource.join(':') };
}
