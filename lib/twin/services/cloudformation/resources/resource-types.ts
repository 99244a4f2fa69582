import { invalid } from '../template/fault.ts';
import type { ResourceType } from './resource-type.ts';
import { instance } from './ec2/instance.ts';
import { securityGroup } from './ec2/security-group.ts';
import { subnet } from './ec2/subnet.ts';
import { volumeAttachment } from './ec2/volume-attachment.ts';
import { volume } from './ec2/volume.ts';
import { vpc } from './ec2/vpc.ts';
import { ssmParameter } from './ssm/parameter.ts';

/** Every type that the twin can make, change and remove. */
export const RESOURCE_TYPES: readonly ResourceType[] = [
  instance,
  securityGroup,
  ssmParameter,
  subnet,
  volume,
  volumeAttachment,
  vpc,
];

const BY_NAME = new Map(RESOURCE_TYPES.map((type) => [type.name, type]));

/** The type of a name, if the twin has it. */
export function findResourceType(name: string): ResourceType | undefined {
  return BY_NAME.get(name);
}

/** The type of a name. Refuses others by name. */
export function resourceTypeOf(name: string): ResourceType {
  const found = findResourceType(name);
  if (found === undefined) throw invalid(`Resource type ${name} is not supported by the embedded AWS`);
  return found;
}
