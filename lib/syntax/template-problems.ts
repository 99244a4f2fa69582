import type { Problem } from '../base/problem.ts';
import { isMap, isResourceId } from './is-map.ts';
import type { Path, Template, Value } from './template.ts';

/** How many of each CloudFormation takes. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
export const LIMITS = { Resources: 500, Parameters: 200, Outputs: 200, Mappings: 200 } as const;

/** Sections, one of a kind, that are maps of maps. */
const SECTIONS = ['Parameters', 'Mappings', 'Conditions', 'Rules', 'Outputs', 'Metadata'] as const;

/** Everything that keeps a well-formed file from being a template. */
export function templateProblems(body: Value, locate: Template['locate']): Problem[] {
  if (!isMap(body)) return [noTemplate(describe(body), locate)];
  const { Resources: resources } = body;
  if (resources === undefined) return [noTemplate('no Resources', locate)];
  if (!isMap(resources)) return [noMap('Resources', resources, locate)];
  return [
    ...SECTIONS.filter((name) => body[name] !== undefined && !isMap(body[name])).map((name) =>
      noMap(name, body[name], locate),
    ),
    ...Object.entries(resources).flatMap(([id, resource]) => resourceProblems(id, resource, locate)),
    ...Object.entries(LIMITS).flatMap(([name, limit]) => limitProblems(name, limit, body[name], locate)),
  ];
}

function resourceProblems(id: string, resource: Value, locate: Template['locate']): Problem[] {
  if (!isResourceId(id)) return [];
  if (!isMap(resource)) return [noMap(`the resource ${id}`, resource, locate, ['Resources', id])];
  const type = resource['Type'];
  if (typeof type === 'string' && type !== '') {
    const properties = resource['Properties'];
    if (properties === undefined || properties === null || isMap(properties)) return [];
    return [noMap(`Properties of ${id}`, properties, locate, ['Resources', id, 'Properties'])];
  }
  return [
    {
      what: `the resource ${id} has no type`,
      where: locate(['Resources', id, 'Type']),
      expected: 'Type: AWS::Service::Resource',
      got: describe(type),
      fix: 'say what it is',
    },
  ];
}

function limitProblems(
  name: string,
  limit: number,
  section: Value | undefined,
  locate: Template['locate'],
): Problem[] {
  const count = isMap(section) ? Object.keys(section).length : 0;
  if (count <= limit) return [];
  return [
    {
      what: `more ${name} than CloudFormation takes`,
      where: locate([name]),
      expected: `at most ${limit}`,
      got: String(count),
      fix: 'split it into several stacks, or nested ones',
    },
  ];
}

function noTemplate(got: string, locate: Template['locate']): Problem {
  return {
    what: 'this is no CloudFormation template',
    where: locate([]),
    expected: 'a map with Resources',
    got,
    fix: 'give a template, or leave this file out',
  };
}

function noMap(
  what: string,
  value: Value | undefined,
  locate: Template['locate'],
  path: Path = [what],
): Problem {
  return { what: `${what} is not a map`, where: locate(path), expected: 'a map', got: describe(value) };
}

function describe(value: Value | undefined): string {
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a map' : `a ${typeof value}`;
}
