import { own } from '../../../base/own.ts';
import type { Path, Value } from '../../../syntax/template.ts';
import type { IacResource, IacUnit } from '../../iac-set.ts';
import { intrinsicOf, isList, isMap } from '../scan/compose.ts';

/** One value of a resource, and where it stands. */
export interface Site {
  readonly unit: IacUnit;
  readonly resource: IacResource;
  readonly path: Path;
  readonly value: Value;
}

/**
 * The values below a property, `LaunchTemplateData.ImageId`: lists are gone through, both ways of an If are looked at, `*`
 * stands for every name.
 */
export function pick(unit: IacUnit, resource: IacResource, property: string): readonly Site[] {
  if (property.startsWith(OPTION)) return optionOf(unit, resource, property.slice(OPTION.length));
  const steps = property.split('.');
  return descend(resource.properties, resource.propertiesPath, steps).map((at) => ({
    unit,
    resource,
    ...at,
  }));
}

/** The values of a table of types and properties, over all units, in the order of the files. */
export function pickAll(
  units: readonly IacUnit[],
  table: Readonly<Record<string, readonly string[]>>,
): readonly Site[] {
  return units.flatMap((unit) =>
    unit.resources.flatMap((resource) =>
      (own(table, resource.type) ?? []).flatMap((property) => pick(unit, resource, property)),
    ),
  );
}

/** `option:aws:autoscaling:launchconfiguration/EC2KeyName` is a setting of Elastic Beanstalk. */
const OPTION = 'option:';

/** In a template the settings are a list, in a saved configuration they stand by namespace. */
function optionOf(unit: IacUnit, resource: IacResource, name: string): readonly Site[] {
  const [namespace = '', option = ''] = name.split('/');
  const path = [...resource.propertiesPath, 'OptionSettings'];
  const settings = resource.properties['OptionSettings'];
  if (isMap(settings)) {
    const options = own(settings, namespace);
    const value = isMap(options) ? own(options, option) : undefined;
    return value === undefined || value === null
      ? []
      : [{ unit, resource, path: [...path, namespace, option], value }];
  }
  return (isList(settings) ? settings : []).flatMap((one, index) => {
    if (!isMap(one) || one['Namespace'] !== namespace || one['OptionName'] !== option) return [];
    const value = one['Value'] ?? null;
    return [{ unit, resource, path: [...path, index, 'Value'], value }];
  });
}

interface At {
  readonly path: Path;
  readonly value: Value;
}

function descend(value: Value, path: Path, steps: readonly string[]): At[] {
  const call = intrinsicOf(value);
  if (call?.[0] === 'Fn::If' && isList(call[1]) && steps.length > 0) {
    const [, yes = null, no = null] = call[1];
    return [yes, no].flatMap((branch, index) => descend(branch, [...path, 'Fn::If', index + 1], steps));
  }
  const [step, ...rest] = steps;
  if (
    isList(value) &&
    (steps.length > 0 || value.some((item) => isMap(item) && intrinsicOf(item) === undefined))
  ) {
    return value.flatMap((item, index) => descend(item, [...path, index], steps));
  }
  if (step === undefined) return value === null ? [] : [{ path, value }];
  if (!isMap(value)) return [];
  const names = step === '*' ? Object.keys(value) : Object.hasOwn(value, step) ? [step] : [];
  return names.flatMap((name) => descend(value[name] ?? null, [...path, name], rest));
}
