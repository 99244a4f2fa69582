/** The last word of an ARN, for people: `orders-events`. */
export function nameInArn(arn: string): string {
  return arn.split(/[:/#]/).at(-1) ?? arn;
}
