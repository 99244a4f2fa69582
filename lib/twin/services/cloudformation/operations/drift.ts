import type {
  DescribeStackDriftDetectionStatusInput,
  DescribeStackDriftDetectionStatusOutput,
  DescribeStackResourceDriftsInput,
  DescribeStackResourceDriftsOutput,
  DetectStackDriftInput,
  DetectStackDriftOutput,
} from '@aws-sdk/client-cloudformation';
import { page } from '../../../page.ts';
import type { CallContext } from '../../../service.ts';
import { dueAfter } from '../../../world/change.ts';
import { uuidOf } from '../../../world/identifier.ts';
import { nextOf } from '../../../world/serial.ts';
import { detectionsOf, resourceDriftsOf, type StoredResourceDrift } from '../drift/stored-detection.ts';
import { stack } from '../stored-stack.ts';
import { invalid } from '../template/fault.ts';

const DETECTION_SECONDS = 10;
const PAGE_LIMIT = 100;

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/detect-drift-stack.html */
const COMPARABLE: ReadonlySet<string> = new Set([
  'CREATE_COMPLETE',
  'UPDATE_COMPLETE',
  'UPDATE_ROLLBACK_COMPLETE',
  'UPDATE_ROLLBACK_FAILED',
]);

/** Whether what stands is still what the templates say. */
export const drift = {
  DetectStackDrift(input: DetectStackDriftInput, context: CallContext): DetectStackDriftOutput {
    const row = stack(context, input.StackName);
    if (row.template === undefined || !COMPARABLE.has(row.status))
      throw invalid(`Drift detection cannot be performed on stack [${row.name}] in ${row.status} state`);
    const { world, principalArn, accessKeyId } = context;
    const id = uuidOf(nextOf(world, context, 'drift detection'));
    detectionsOf(context).set(id, {
      id,
      stackArn: row.arn,
      status: 'DETECTION_IN_PROGRESS',
      begunAt: world.clock.now(),
      readyAt: dueAfter(world, DETECTION_SECONDS),
      principalArn,
      accessKeyId,
      ...(input.LogicalResourceIds === undefined ? {} : { logicalIds: input.LogicalResourceIds }),
    });
    return { StackDriftDetectionId: id };
  },

  DescribeStackDriftDetectionStatus(
    input: DescribeStackDriftDetectionStatusInput,
    context: CallContext,
  ): DescribeStackDriftDetectionStatusOutput {
    const row = detectionsOf(context).get(input.StackDriftDetectionId ?? '');
    if (row === undefined)
      throw invalid(`Drift detection ${input.StackDriftDetectionId ?? ''} does not exist`);
    return {
      StackId: row.stackArn,
      StackDriftDetectionId: row.id,
      DetectionStatus: row.status,
      Timestamp: new Date(row.begunAt),
      ...(row.reason === undefined ? {} : { DetectionStatusReason: row.reason }),
      ...(row.drift === undefined ? {} : { StackDriftStatus: row.drift }),
      ...(row.drifted === undefined ? {} : { DriftedStackResourceCount: row.drifted }),
    };
  },

  /** Only what was looked at is told. */
  DescribeStackResourceDrifts(
    input: DescribeStackResourceDriftsInput,
    context: CallContext,
  ): DescribeStackResourceDriftsOutput {
    const { arn } = stack(context, input.StackName);
    const wanted = input.StackResourceDriftStatusFilters ?? [];
    const own = [...resourceDriftsOf(context).values()].filter(
      ({ stackArn, status }) => stackArn === arn && (wanted.length === 0 || wanted.includes(status)),
    );
    const { items, next } = page(own, {
      token: input.NextToken,
      max: input.MaxResults,
      context,
      id: ({ logicalId }) => logicalId,
      limit: PAGE_LIMIT,
      scope: `${arn} ${wanted.join()}`,
    });
    return { StackResourceDrifts: items.map(viewOf), NextToken: next };
  },
};

function viewOf(row: StoredResourceDrift) {
  return {
    StackId: row.stackArn,
    LogicalResourceId: row.logicalId,
    PhysicalResourceId: row.physicalId,
    ResourceType: row.type,
    StackResourceDriftStatus: row.status,
    PropertyDifferences: [...row.differences],
    Timestamp: new Date(row.at),
    ...(row.expected === undefined ? {} : { ExpectedProperties: JSON.stringify(row.expected) }),
    ...(row.actual === undefined ? {} : { ActualProperties: JSON.stringify(row.actual) }),
  };
}
