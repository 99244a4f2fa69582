import { directAction } from './direct-actions.ts';
import { fisAction, type ResourceType } from './fis-actions.ts';

/** The type of resource that an action meets; undefined for one that meets none. */
export function targetTypeOf(action: string): ResourceType | undefined {
  return fisAction(action)?.resourceType ?? directAction(action)?.resourceType;
}
