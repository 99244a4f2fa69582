import type {
  Stack as SdkStack,
  StackResourceDrift as SdkDrift,
  StackResourceSummary,
} from '@aws-sdk/client-cloudformation';
import { isSecretName, redact, redactString } from '../base/redact.ts';
import { REDACTED } from '../base/redact-text.ts';
import type { Collector } from './collector.ts';
import type { ResourceDrift, Stack, StackResource } from './facts.ts';
import type { Sighting } from './place.ts';
import { base, need, present, tagsOf } from './present.ts';
import type { Reading } from '../aws/index.ts';
import type { Scope } from './scope.ts';
import { itemsOf, listing } from './source.ts';

/** AWS CloudFormation: the stacks that exist (DescribeStacks leaves deleted ones out) and what belongs to each. */
export const cloudformation: Collector = {
  service: 'cloudformation',
  kinds: ['cloudformation.stack', 'cloudformation.resource', 'cloudformation.drift'],
  collect: async (scope) => {
    const stacks = await scope.read(STACKS, stack);
    if (scope.wants('cloudformation.stack')) scope.keep('cloudformation.stack', stacks.items, [stacks]);
    await Promise.all([resourcesOf(scope, stacks), driftsOf(scope, stacks)]);
  },
};

async function resourcesOf(scope: Scope, stacks: Reading<Stack>): Promise<void> {
  if (!scope.wants('cloudformation.resource')) return;
  const resources = await Promise.all(
    stacks.items.map((owner) =>
      scope.read(RESOURCES, (raw, seen) => stackResource(raw, owner, seen), {
        input: { StackName: owner.arn },
      }),
    ),
  );
  scope.keep('cloudformation.resource', itemsOf(resources), [stacks, ...resources]);
}

/** CloudFormation tells what drifted when it last looked, however long ago; of a stack in sync there is nothing to ask. */
async function driftsOf(scope: Scope, stacks: Reading<Stack>): Promise<void> {
  if (!scope.wants('cloudformation.drift')) return;
  const drifts = await Promise.all(
    stacks.items
      .filter(({ drift }) => drift?.status === 'DRIFTED')
      .map((owner) =>
        scope.read(DRIFTS, (raw, seen) => resourceDrift(raw, owner, seen), {
          input: { StackName: owner.arn, StackResourceDriftStatusFilters: ['MODIFIED', 'DELETED'] },
          subject: owner.arn,
        }),
      ),
  );
  scope.keep('cloudformation.drift', itemsOf(drifts), [stacks, ...drifts]);
}

const PAGING = { tokens: { NextToken: 'NextToken' } } as const;
const STACKS = listing<SdkStack>('cloudformation', 'DescribeStacks', 'Stacks', PAGING);
const RESOURCES = listing<StackResourceSummary>(
  'cloudformation',
  'ListStackResources',
  'StackResourceSummaries',
  PAGING,
);

const DRIFTS = listing<SdkDrift>(
  'cloudformation',
  'DescribeStackResourceDrifts',
  'StackResourceDrifts',
  PAGING,
);

/** A stack, nested ones included. */
export function stack(raw: SdkStack, seen: Sighting): Stack {
  const name = need(raw.StackName, 'StackName');
  return {
    ...base(seen, need(raw.StackId, 'StackId'), name, tagsOf(raw.Tags)),
    name,
    status: need(raw.StackStatus, 'StackStatus'),
    ...present({
      parentId: raw.ParentId,
      rootId: raw.RootId,
      drift: driftOf(raw),
      terminationProtection: raw.EnableTerminationProtection,
      roleArn: raw.RoleARN,
    }),
  };
}

function driftOf({ DriftInformation: told }: SdkStack): Stack['drift'] | undefined {
  if (told?.StackDriftStatus === undefined) return undefined;
  return { status: told.StackDriftStatus, ...present({ checkedAt: told.LastCheckTimestamp?.toISOString() }) };
}

/** A resource that drifted. Which properties, CloudFormation says; their values are kept only where they are no secrets. */
export function resourceDrift(raw: SdkDrift, owner: Stack, seen: Sighting): ResourceDrift {
  const logicalId = need(raw.LogicalResourceId, 'LogicalResourceId');
  return {
    ...base(seen, `${owner.arn}/${logicalId}#drift`, logicalId, {}),
    stackName: owner.name,
    stackArn: owner.arn,
    logicalId,
    type: need(raw.ResourceType, 'ResourceType'),
    status: need(raw.StackResourceDriftStatus, 'StackResourceDriftStatus'),
    ...present({ checkedAt: raw.Timestamp?.toISOString() }),
    differences: (raw.PropertyDifferences ?? []).map((one) => {
      const path = one.PropertyPath ?? '';
      return {
        path,
        kind: one.DifferenceType ?? 'NOT_EQUAL',
        ...present({ expected: told(path, one.ExpectedValue), actual: told(path, one.ActualValue) }),
      };
    }),
  };
}

/**
 * Every word of a path may say what its value is: `/Secrets/0` is as secret as `/Password`. Of an entry in a list of environment
 * variables the path does not tell the name, so its value is not kept.
 */
function told(path: string, value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const names = path.split('/').filter((word) => word !== '' && !/^\d+$/.test(word));
  if (/\/Environment(?:Variables)?\/\d+\/Value$/.test(path)) return REDACTED;
  if (names.some(isSecretName)) return String(Object.values(redact({ Password: value }) as object)[0]);
  return redactString(value);
}

/** What belongs to a stack. AWS has no ARN for the membership; ours is the stack's with the logical id behind it. */
export function stackResource(raw: StackResourceSummary, owner: Stack, seen: Sighting): StackResource {
  const logicalId = need(raw.LogicalResourceId, 'LogicalResourceId');
  return {
    ...base(seen, `${owner.arn}/${logicalId}`, logicalId, {}),
    stackName: owner.name,
    stackArn: owner.arn,
    logicalId,
    type: need(raw.ResourceType, 'ResourceType'),
    status: need(raw.ResourceStatus, 'ResourceStatus'),
    ...present({ physicalId: raw.PhysicalResourceId || undefined }),
  };
}
