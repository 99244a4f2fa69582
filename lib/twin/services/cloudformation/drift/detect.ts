import type { ValueMap } from '../../../../syntax/index.ts';
import type { CallContext } from '../../../service.ts';
import type { Place, TagMap } from '../../../world/tags.ts';
import { tagsOf } from '../../../world/tags.ts';
import type { World } from '../../../world/world.ts';
import { liveTags, takeTags } from '../engine/resource-tags.ts';
import { resourceCall } from '../resources/call.ts';
import { resourceTypeOf } from '../resources/index.ts';
import { messageOf } from '../../../../base/errors.ts';
import {
  findStack,
  keepResource,
  keepStack,
  type StoredStack,
  type StoredStackResource,
  stackResourcesOf,
} from '../stored-stack.ts';
import { differences } from './differences.ts';
import {
  detectionsOf,
  resourceDriftsOf,
  type StoredDetection,
  type StoredResourceDrift,
} from './stored-detection.ts';
import { tagDifferences } from './tag-differences.ts';

/** Looks at every resource of a stack, and writes down where it is not as its template says. */
export async function detect(world: World, place: Place, row: StoredDetection): Promise<void> {
  const { principalArn, accessKeyId } = row;
  const context: CallContext = {
    world,
    account: place.account,
    region: place.region,
    principalArn,
    accessKeyId,
  };
  try {
    detectionsOf(context).set(row.id, { ...row, ...(await found(row, context)) });
  } catch (error) {
    detectionsOf(context).set(row.id, { ...row, status: 'DETECTION_FAILED', reason: messageOf(error) });
  }
}

async function found(
  row: StoredDetection,
  context: CallContext,
): Promise<Pick<StoredDetection, 'status' | 'drift' | 'drifted'>> {
  const stack = findStack(context, row.stackArn);
  if (stack === undefined) throw new Error(`Stack ${row.stackArn} does not exist`);
  const own = stackResourcesOf(context).filter(
    ({ stackArn, status }) => stackArn === stack.arn && !status.startsWith('DELETE_'),
  );
  const meant = own.filter(({ logicalId }) => row.logicalIds?.includes(logicalId) ?? true);
  const drifts = [];
  for (const resource of meant) drifts.push(await look(resource, stack, context));
  for (const drift of drifts) keep(drift, context);
  const drifted = drifts.filter(({ status }) => status === 'MODIFIED' || status === 'DELETED').length;
  const drift = drifted > 0 ? 'DRIFTED' : 'IN_SYNC';
  if (row.logicalIds === undefined)
    keepStack(context.world, context, {
      ...stack,
      drift: { status: drift, checkedAt: context.world.clock.now() },
    });
  return { status: 'DETECTION_COMPLETE', drift, drifted };
}

function keep(drift: StoredResourceDrift, context: CallContext): void {
  const { stackArn, logicalId, status, at } = drift;
  resourceDriftsOf(context).set(`${stackArn} ${logicalId}`, drift);
  const row = stackResourcesOf(context).find(
    (each) => each.stackArn === stackArn && each.logicalId === logicalId,
  );
  if (row !== undefined) keepResource(context.world, context, { ...row, drift: { status, checkedAt: at } });
}

async function look(
  row: StoredStackResource,
  stack: StoredStack,
  context: CallContext,
): Promise<StoredResourceDrift> {
  const { stackArn, logicalId, physicalId = '', type: name, properties = {} } = row;
  const type = resourceTypeOf(name);
  const base = { stackArn, logicalId, physicalId, type: name, at: context.world.clock.now() };
  const call = resourceCall(context, stack.name, logicalId);
  const { tags, rest } = takeTags(type, properties);
  const expected = withoutDynamic(row, rest);
  const actual = await type.look(physicalId, call, rest);
  if (actual === undefined) return { ...base, status: 'DELETED', expected, differences: [] };
  const said = type.properties[type.tagsProperty ?? 'Tags'] === undefined ? undefined : tags;
  const all = [
    ...differences(expected, actual, type.properties, context),
    ...(said === undefined || Object.keys(said).length === 0
      ? []
      : tagDifferences(
          type.tagsProperty ?? 'Tags',
          said,
          liveTags(context, row, type) ?? said,
          ofStack(stack, context),
        )),
  ];
  const status = all.length === 0 ? 'IN_SYNC' : 'MODIFIED';
  return { ...base, status, expected, actual: pick(actual, expected), differences: all };
}

/** Dynamic references are not compared: what they stand for today may be another value than then. */
function withoutDynamic({ dynamic = [] }: StoredStackResource, properties: ValueMap): ValueMap {
  return Object.fromEntries(Object.entries(properties).filter(([name]) => !dynamic.includes(name)));
}

function pick(actual: ValueMap, expected: ValueMap): ValueMap {
  return Object.fromEntries(Object.entries(actual).filter(([name]) => Object.hasOwn(expected, name)));
}

function ofStack({ arn }: StoredStack, context: CallContext): TagMap {
  const all = Object.entries(tagsOf(context.world, context, arn));
  return Object.fromEntries(all.filter(([key]) => !key.startsWith('aws:')));
}
