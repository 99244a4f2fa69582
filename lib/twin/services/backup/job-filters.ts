import { type Instant, instant } from '../../../base/instant.ts';
import { jobState } from './job-row.ts';
import type { ResourceType } from './protectable.ts';

/** The filters that listings of backup jobs and of copy jobs share. */
export interface JobFilters {
  readonly ByResourceArn?: string | undefined;
  readonly ByResourceType?: string | undefined;
  readonly ByState?: string | undefined;
  readonly ByCreatedBefore?: Date | undefined;
  readonly ByCreatedAfter?: Date | undefined;
  readonly ByCompleteBefore?: Date | undefined;
  readonly ByCompleteAfter?: Date | undefined;
}

interface Job {
  readonly resourceArn: string;
  readonly resourceType: ResourceType;
  readonly createdAt: Instant;
  readonly completesAt: Instant;
  readonly failure?: string | undefined;
}

/** Whether a job is among those that a listing asks for. */
export function isAskedFor(job: Job, filters: JobFilters, now: Instant): boolean {
  const { ByResourceArn, ByResourceType, ByState } = filters;
  if (ByResourceArn !== undefined && job.resourceArn !== ByResourceArn) return false;
  if (ByResourceType !== undefined && job.resourceType !== ByResourceType) return false;
  if (ByState !== undefined && ByState !== '*' && jobState(job, now) !== ByState) return false;
  if (!isWithin(job.createdAt, filters.ByCreatedAfter, filters.ByCreatedBefore)) return false;
  if (filters.ByCompleteAfter === undefined && filters.ByCompleteBefore === undefined) return true;
  return (
    job.completesAt <= now && isWithin(job.completesAt, filters.ByCompleteAfter, filters.ByCompleteBefore)
  );
}

function isWithin(at: Instant, after: Date | undefined, before: Date | undefined): boolean {
  return (after === undefined || at > instant(after)) && (before === undefined || at < instant(before));
}
