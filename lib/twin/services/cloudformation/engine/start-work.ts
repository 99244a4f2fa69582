import type { CallContext } from '../../../service.ts';
import type { StoredStack } from '../stored-stack.ts';
import type { StoredWork } from './stored-work.ts';

/** What a work begins with. */
export type NewWork = Pick<StoredWork, 'phase' | 'tasks' | 'tags' | 'before'> & {
  readonly token?: string | undefined;
  readonly retainExceptOnCreate?: boolean | undefined;
};

/** From now on this is being done to a stack. */
export function startWork(
  { world, account, region, principalArn, accessKeyId }: CallContext,
  { arn }: Pick<StoredStack, 'arn'>,
  { phase, tasks, tags, before, token, retainExceptOnCreate }: NewWork,
): void {
  world.table('cloudformation.work', account, region).set(arn, {
    stackArn: arn,
    principalArn,
    accessKeyId,
    phase,
    tasks,
    tags,
    replaced: [],
    ...(before === undefined ? {} : { before }),
    ...(token === undefined ? {} : { token }),
    ...(retainExceptOnCreate === undefined ? {} : { retainExceptOnCreate }),
  });
}
