import { type CallContext, Fault, type TwinService } from '../../../service.ts';
import type { TagMap } from '../../../world/tags.ts';
import { base32Id } from '../../../world/identifier.ts';
import { nextOf } from '../../../world/serial.ts';
import { backup } from '../../backup/index.ts';
import { cloudwatch } from '../../cloudwatch/index.ts';
import { dynamodb } from '../../dynamodb/index.ts';
import { ec2 } from '../../ec2/index.ts';
import { elasticache } from '../../elasticache/index.ts';
import { elbv2 } from '../../elbv2/index.ts';
import { kms } from '../../kms/index.ts';
import { rds } from '../../rds/index.ts';
import { route53 } from '../../route53/index.ts';
import { sns } from '../../sns/index.ts';
import { ssm } from '../../ssm/index.ts';
import type { NameRules, ResourceCall } from './resource-type.ts';
import { ServiceRefusal } from './service-refusal.ts';

const SERVICES: readonly TwinService[] = [
  backup,
  cloudwatch,
  dynamodb,
  ec2,
  elasticache,
  elbv2,
  kms,
  rds,
  route53,
  sns,
  ssm,
];

/** What a resource of a stack makes its calls with. */
export function resourceCall(
  context: CallContext,
  stackName: string,
  logicalId: string,
  tags: TagMap = {},
): ResourceCall {
  return {
    context,
    tags,
    stackName,
    logicalId,
    invoke: async <Output>(service: string, operation: string, input: object) =>
      (await invoke(service, operation, input, context)) as Output,
    name: (rules) => physicalName(context, stackName, logicalId, rules),
  };
}

async function invoke(
  service: string,
  operation: string,
  input: object,
  { paging: _paging, ...context }: CallContext,
): Promise<unknown> {
  const found = SERVICES.find(({ signingName }) => signingName === service)?.operations[operation];
  if (found === undefined)
    throw new TypeError(`a resource calls ${service}:${operation}, which is not modelled`);
  try {
    return await found(input as never, context);
  } catch (error) {
    throw error instanceof Fault ? new ServiceRefusal(service, error) : error;
  }
}

const RANDOM = 12;

/** `shop-orders-OrdersDb-1A2B3C4D5E6F`, cut as CloudFormation cuts it where the service takes less. */
function physicalName(
  { world, account, region }: CallContext,
  stackName: string,
  logicalId: string,
  { longest = 255, isLowerCase = false }: NameRules = {},
): string {
  const serial = nextOf(world, { account, region }, `stack resource ${stackName}/${logicalId}`);
  const room = longest - RANDOM - 2;
  const own = logicalId.slice(0, Math.max(room - stackName.length, Math.ceil(room / 2)));
  const name = `${stackName.slice(0, room - own.length)}-${own}-${base32Id(serial, RANDOM)}`;
  return isLowerCase ? name.toLowerCase() : name;
}
