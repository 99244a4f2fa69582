import { type CallContext, Fault } from '../../service.ts';
import type { StoredRole } from '../sts/role.ts';
import { rolesIn } from './roles-in.ts';

/** The role of a name. */
export function namedRole(context: CallContext, name: string | undefined): StoredRole {
  const found = rolesIn(context).find((role) => role.name === name);
  if (found === undefined)
    throw new Fault('NoSuchEntity', `The role with name ${name ?? ''} cannot be found.`, { status: 404 });
  return found;
}
