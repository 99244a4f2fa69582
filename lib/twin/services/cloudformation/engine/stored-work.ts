import type { Instant } from '../../../../base/instant.ts';
import type { TagMap } from '../../../world/tags.ts';
import type { StoredStack, StoredStackResource } from '../stored-stack.ts';
import type { Policy } from '../template/declared.ts';

/** What is being done to a stack. */
export type Phase =
  | 'create'
  | 'rollback'
  | 'delete'
  | 'update'
  | 'update-cleanup'
  | 'update-rollback'
  | 'update-rollback-cleanup';

/** A physical resource that goes. */
export interface Leaving {
  readonly type: string;
  readonly physicalId?: string;
  readonly properties: NonNullable<StoredStackResource['properties']>;
  readonly policy: Policy | undefined;
}

/** What is to be done with one resource. */
export interface Task {
  readonly logicalId: string;
  readonly kind: 'make' | 'remove' | 'revert';
  /** Logical ids of the tasks that come before it. */
  readonly after: readonly string[];
  state: 'waiting' | 'running' | 'done' | 'failed';
  /** What it turned out to be, once it runs; a resource that stays as it is has none. */
  doing?: 'create' | 'update' | 'replace';
  /** It cannot be over before this moment. */
  due?: Instant;
  readonly leaving?: Leaving;
}

/** Something that is under way with a stack: plain data, taken further step by step. */
export interface StoredWork {
  readonly stackArn: string;
  readonly principalArn: string;
  readonly accessKeyId: string;
  readonly token?: string;
  /** Tags of the stack, which its resources get too. */
  readonly tags: TagMap;
  /** How things were before an update. */
  readonly before?: {
    readonly stack: StoredStack;
    readonly resources: readonly StoredStackResource[];
    readonly tags: TagMap;
  };
  readonly retainExceptOnCreate?: boolean;
  phase: Phase;
  tasks: Task[];
  /** Physical resources that another one has taken the place of. */
  replaced: { readonly logicalId: string; readonly leaving: Leaving }[];
  /** What concerns the stack as a whole has been looked at. */
  isChecked?: boolean;
}

declare module '../../../world/world.ts' {
  interface Tables {
    /** By stack ARN. */
    'cloudformation.work': StoredWork;
  }
}
