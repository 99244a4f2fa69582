import { amazonLinux } from '../ec2/images.ts';

const AMAZON_LINUX = '/aws/service/ami-amazon-linux-latest/';

/** The value of a parameter that AWS itself publishes in every account, as far as the twin has what it names. */
export function publicParameter(name: string, region: string): string | undefined {
  const rest = name.startsWith(AMAZON_LINUX) ? name.slice(AMAZON_LINUX.length) : '';
  const architecture = /^al2023-ami-kernel-(?:default|6\.1)-(arm64|x86_64)$/.exec(rest)?.[1];
  return architecture === undefined
    ? undefined
    : amazonLinux(region, architecture as 'arm64' | 'x86_64', 'newest');
}
