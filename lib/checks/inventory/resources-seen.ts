import { parseArn } from '../../base/arn.ts';
import type { Unseen } from '../../inventory/inventory.ts';
import { isRead } from '../../estate/kind-types.ts';
import { defineCheck, type Finding, type Judged, pass, unknown } from '../check.ts';
import { nameInArn } from './name-in-arn.ts';

/** Says of each resource of a workload that no collector reads it: it may hold data, and nobody looked. */
export const resourcesSeen = defineCheck({
  id: 'inventory/resources-seen',
  title: 'Every resource of a workload is of a kind that is looked at',
  what: 'What belongs to a workload, by tag, ARN or stack, is of a kind that a collector reads, and is there. Anything else is unseen.',
  why: 'An objective that was judged without one of its stores is not judged. A queue, a bucket or a cache that nobody looks at may be the one thing that cannot be brought back.',
  how: 'tag:GetResources and the resources of the stacks (cloudformation:ListStackResources) are compared with what the collectors of this version read.',
  fix: 'Exclude the resource, or its type, with a reason, an owner and an end date, once you know how it comes back; or take it out of the workload.',
  severity: 'high',
  kind: 'estimated',
  suite: 'inventory',
  facts: ['tagging.resource', 'cloudformation.stack', 'cloudformation.resource'],
  requirements: ['INV-1', 'DB-5'],
  controls: [{ id: 'ISO/IEC 27001:2022 A.5.30', mark: 'supports' }],
  judge: (view) => {
    const unseen = view.inventory.unseen.filter(({ workload }) => workload === view.workload.name);
    if (unseen.length > 0) return unseen.map(notSeen);
    return [
      { finding: pass(`everything that belongs to ${view.workload.name} is of a kind that is looked at`) },
    ];
  },
});

function notSeen({ arn, type, workload }: Unseen): Judged {
  const { account = '', region = '' } = parseArn(arn) ?? {};
  const subject = { arn, type, name: nameInArn(arn), account, region };
  return {
    subject,
    finding: isRead(type)
      ? lost(subject.name, type, workload)
      : unknown(`${subject.name} (${type}) belongs to ${workload}, and no collector reads its kind`, {
          expected: 'a kind of resource that is looked at, or an exclusion that says how it comes back',
          got: type,
          fix: `exclude it: check "inventory/resources-seen" (or "*"), workload ${workload}, resource ${type}, with reason, owner and until`,
        }),
  };
}

/** A stack says that it is there, and its own service does not list it. */
function lost(name: string, type: string, workload: string): Finding {
  return unknown(
    `${name} (${type}) stands in a stack of ${workload}, and is not where the stack says: it was deleted behind its back, or is hidden`,
    {
      expected: 'a resource that its own service lists',
      got: 'none of that name',
      fix: 'see the drift of the stack; restore the resource, or take it out of the template',
    },
  );
}
