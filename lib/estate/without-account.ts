/** EC2 writes the ARN of a snapshot or an image without its account, AWS Backup copies that, and other places fill it in. */
export function withoutAccount(arn: string): string {
  return arn.replace(/^(arn:[^:]+:ec2:[^:]*:)\d{12}:/, '$1:');
}
