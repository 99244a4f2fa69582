import type { Value, ValueMap } from '../../../syntax/template.ts';
import type { IacResource, IacUnit } from '../../iac-set.ts';
import { isMap } from '../scan/compose.ts';

/** What stands beside the properties of a resource of CloudFormation: `DeletionPolicy`, `DependsOn`, `Metadata`. */
export function attributesOf(unit: IacUnit, resource: IacResource): ValueMap {
  if (unit.template === undefined) return {};
  let value: Value | undefined = unit.body;
  for (const step of resource.path) value = isMap(value) ? value[String(step)] : undefined;
  return isMap(value) ? value : {};
}
