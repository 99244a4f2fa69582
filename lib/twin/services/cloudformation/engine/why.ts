import { messageOf } from '../../../../base/errors.ts';
import { uuidOf } from '../../../world/identifier.ts';
import { nextOf } from '../../../world/serial.ts';
import { ServiceRefusal } from '../resources/service-refusal.ts';
import { NotMadeYet } from '../template/scope.ts';
import type { Job } from './job.ts';

/** Why something failed, as it stands in an event. */
export function why(job: Job, error: unknown): string {
  if (error instanceof ServiceRefusal)
    return error.reason(uuidOf(nextOf(job.context.world, job.context, 'cloudformation request')));
  if (error instanceof NotMadeYet)
    return `Unable to retrieve an attribute of ${error.message}: it does not exist`;
  return messageOf(error);
}
