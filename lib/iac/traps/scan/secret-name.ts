import { arnOf } from './arn-field.ts';

const SECRET = arnOf('secretsmanager', 'secret:(.+)$');

/** The name of a secret, of its ARN too: without the six characters at the end, which AWS deals out. */
export function secretName(text: string): string {
  const [, fromArn] = SECRET.exec(text) ?? [];
  return (fromArn ?? text).replace(/-(?:[A-Za-z0-9]{6}|\?{6}|\*)$/, '');
}
