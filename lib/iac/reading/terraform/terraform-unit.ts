import type { Path, Value, ValueMap } from '../../../syntax/index.ts';
import type { IacFormat, IacResource, IacUnit } from '../../iac-set.ts';
import type { ShownResource } from './shown-resource.ts';

/** What is in the body of such a unit, beside its resources: the same words as in a folder of HCL. */
export interface Surroundings {
  readonly variable?: ValueMap;
  readonly provider?: ValueMap;
  readonly module?: ValueMap;
  readonly terraform?: ValueMap;
}

/**
 * The unit of a plan or a state. It has no lines that a person wrote, so things are found at their address. In its body
 * stand `resource` and `data` by address, and what is around them.
 */
export function terraformUnit(
  file: string,
  format: IacFormat,
  resources: readonly ShownResource[],
  around: Surroundings = {},
): IacUnit {
  const made = resources.filter(({ isData }) => !isData);
  const data = resources.filter(({ isData }) => isData);
  return {
    id: file,
    format,
    file,
    resources: made.map((resource) => asResource(resource, 'resource')),
    lookups: data.map((resource) => asResource(resource, 'data')),
    body: { ...around, resource: byAddress(made), data: byAddress(data) },
    locate: (path) => whereIn(file, path),
    supplied: {},
  };
}

function byAddress(resources: readonly ShownResource[]): Value {
  return Object.fromEntries(resources.map(({ address, values }) => [address, values]));
}

function asResource({ address, type, values }: ShownResource, section: string): IacResource {
  const path = [section, address];
  return { address, type, properties: values, path, propertiesPath: path };
}

/** `aws_instance.one`, `variable.ami`, `provider.aws`: with the file in front, because several may be read at once. */
function whereIn(file: string, path: Path): string {
  const [section, name] = path;
  if (section === undefined) return file;
  const address =
    section === 'resource' || section === 'data' ? String(name ?? section) : path.slice(0, 2).join('.');
  return `${file} ${address}`;
}
