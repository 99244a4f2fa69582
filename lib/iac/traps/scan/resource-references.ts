import type { Path, Value } from '../../../syntax/template.ts';
import { textOf } from '../../../syntax/text-of.ts';
import { walk } from '../../../syntax/walk.ts';
import type { IacResource, IacUnit } from '../../iac-set.ts';
import { attributesOf } from '../values/attributes.ts';
import { intrinsicOf, isList } from './compose.ts';

/** One resource that another one names, and where it does. */
export interface ResourceReference {
  readonly from: string;
  readonly to: string;
  readonly path: Path;
}

/** Which resources of a unit need which others of it: Ref, GetAtt, Sub and DependsOn, and the references of Terraform. */
export function resourceReferences(unit: IacUnit): readonly ResourceReference[] {
  const addresses = new Set(unit.resources.map(({ address }) => address));
  return unit.resources.flatMap((resource) =>
    namesIn(unit, resource).flatMap(({ name, path }) => {
      const to = targetOf(name, addresses);
      return to === undefined ? [] : [{ from: resource.address, to, path }];
    }),
  );
}

interface Named {
  readonly name: string;
  readonly path: Path;
}

function namesIn(unit: IacUnit, resource: IacResource): Named[] {
  const names: Named[] = [];
  walk(
    resource.properties,
    (value, path) => {
      for (const name of namesOf(unit, value)) names.push({ name, path });
    },
    resource.propertiesPath,
  );
  const after = attributesOf(unit, resource)['DependsOn'] ?? [];
  const list: readonly Value[] = isList(after) ? after : [after];
  for (const name of list)
    if (typeof name === 'string') names.push({ name, path: [...resource.path, 'DependsOn'] });
  return names;
}

function namesOf(unit: IacUnit, value: Value): string[] {
  if (unit.format === 'terraform-hcl') return typeof value === 'string' ? inExpressions(value) : [];
  const call = intrinsicOf(value);
  if (call === undefined) return [];
  const [name, given] = call;
  if (name === 'Ref') return [textOf(given)];
  if (name === 'Fn::GetAtt') return [textOf(isList(given) ? given[0] : given)];
  if (name !== 'Fn::Sub') return [];
  const text = isList(given) ? given[0] : given;
  const own = isList(given) && typeof given[1] === 'object' ? Object.keys(given[1] ?? {}) : [];
  return [...textOf(text).matchAll(/\$\{([^!{}][^{}]*)\}/g)]
    .map(([, inner = '']) => inner.trim())
    .filter((inner) => !own.includes(inner));
}

function inExpressions(text: string): string[] {
  return [...text.matchAll(/\$\{([^]*?)\}(?![^{]*\})/g)].flatMap(([, inner = '']) =>
    [...inner.matchAll(/(?<![\w."])((?:aws|awscc)_\w+\.[\w-]+)/g)].map(([, name = '']) => name),
  );
}

function targetOf(name: string, addresses: ReadonlySet<string>): string | undefined {
  if (addresses.has(name)) return name;
  const first = name.split('.')[0] ?? name;
  return addresses.has(first) ? first : undefined;
}
