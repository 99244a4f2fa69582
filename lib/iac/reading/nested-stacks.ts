import { dirname, join, normalize } from 'node:path';
import type { Problem } from '../../base/problem.ts';
import { intrinsicOf, isMap, type Path, textOf, type Value, type ValueMap } from '../../syntax/index.ts';
import type { IacResource, IacUnit } from '../iac-set.ts';

/** A nested stack whose template is a file beside, as `aws cloudformation package` takes it. */
export interface NestedTemplate {
  /** Of the same kind of path as the file of the unit. */
  readonly file: string;
  readonly resource: IacResource;
  /** Where the file is named. */
  readonly path: Path;
}

/** The nested templates of a unit that are files, and not addresses of some bucket. */
export function nestedTemplates(unit: IacUnit): readonly NestedTemplate[] {
  return unit.resources.flatMap((resource) => {
    const property = LOCATIONS.get(resource.type);
    if (property === undefined) return [];
    const asset = assetOf(unit, resource);
    const given = asset ?? resource.properties[property];
    if (typeof given !== 'string' || !isLocal(given)) return [];
    return [
      {
        file: normalize(join(dirname(unit.file), given)),
        resource,
        path: [...resource.propertiesPath, property],
      },
    ];
  });
}

const LOCATIONS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'AWS::CloudFormation::Stack': 'TemplateURL',
    'AWS::Serverless::Application': 'Location',
  }),
);

/** CDK names an address in the bootstrap bucket, and says beside it which file goes there. */
function assetOf(unit: IacUnit, resource: IacResource): string | undefined {
  if (unit.format !== 'cdk') return undefined;
  const address = JSON.stringify(resource.properties['TemplateURL'] ?? null);
  return unit.assets?.find(({ kind, key }) => kind === 'file' && address.includes(key))?.source;
}

function isLocal(location: string): boolean {
  return location !== '' && !/^[a-z][a-z0-9+.-]*:|^\/|[${}]|[?*]/i.test(location);
}

/**
 * Makes nested templates children of the unit that names them first. Templates that include each other stay without a parent
 * there, and are told.
 */
export function linkNested(units: readonly IacUnit[]): { units: IacUnit[]; problems: Problem[] } {
  const byFile = new Map(units.map((unit) => [normalize(unit.file), unit]));
  const parents = new Map<string, { parent: IacUnit; nested: NestedTemplate }>();
  const problems: Problem[] = [];
  for (const parent of units) {
    for (const nested of nestedTemplates(parent)) {
      const child = byFile.get(nested.file);
      if (child === undefined) continue;
      const circle = circleOf(parent, child, parents);
      if (circle !== undefined) problems.push(includesItself(circle, parent, nested));
      else if (!parents.has(child.id)) parents.set(child.id, { parent, nested });
    }
  }
  return { units: units.map((unit) => adopted(unit, parents.get(unit.id))), problems };
}

function circleOf(
  parent: IacUnit,
  child: IacUnit,
  parents: ReadonlyMap<string, { parent: IacUnit }>,
): readonly string[] | undefined {
  const way = [child.file, parent.file];
  for (let above: IacUnit | undefined = parent; above !== undefined; above = parents.get(above.id)?.parent) {
    if (above !== parent) way.push(above.file);
    if (above.id === child.id) return way.toReversed();
  }
  return undefined;
}

function adopted(unit: IacUnit, found: { parent: IacUnit; nested: NestedTemplate } | undefined): IacUnit {
  if (found === undefined) return unit;
  const given = found.nested.resource.properties['Parameters'];
  return {
    ...unit,
    parent: found.parent.id,
    supplied: { ...(isMap(given) ? asTexts(given) : {}), ...unit.supplied },
  };
}

function asTexts(given: ValueMap): Record<string, string> {
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, asText(value)]));
}

/** What is not literal is told as Sub would write it. */
function asText(value: Value): string {
  if (typeof value === 'string') return value;
  const call = intrinsicOf(value);
  if (call === undefined) return Array.isArray(value) ? value.map(asText).join(',') : JSON.stringify(value);
  if (call.name === 'Ref') return `\${${textOf(call.argument)}}`;
  if (call.name === 'Fn::GetAtt' && Array.isArray(call.argument))
    return `\${${call.argument.map(textOf).join('.')}}`;
  return call.name === 'Fn::Sub' && typeof call.argument === 'string' ? call.argument : `\${${call.name}}`;
}

function includesItself(circle: readonly string[], parent: IacUnit, nested: NestedTemplate): Problem {
  return {
    what: 'These nested stacks include each other, and none of them could ever be created',
    where: parent.locate(nested.path),
    got: circle.join(' → '),
    fix: 'take one of them out of the circle',
  };
}
