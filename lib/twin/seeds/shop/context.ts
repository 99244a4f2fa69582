import type { CallContext } from '../../service.ts';
import type { Founder } from '../founder.ts';
import { SHOP } from './places.ts';

/** The shop's own caller in one of its Regions, for what no API call can found. */
export function contextIn({ world }: Pick<Founder, 'world'>, region: string): CallContext {
  return {
    world,
    account: SHOP,
    region,
    principalArn: `arn:aws:iam::${SHOP}:user/landfall`,
    accessKeyId: `AKIA${SHOP}LAND`,
  };
}
