import { messageOf } from '../../../../base/errors.ts';
import { isMap, readTemplate, type Value, type ValueMap } from '../../../../syntax/index.ts';
import {
  type Declared,
  type DeclaredOutput,
  type DeclaredParameter,
  type DeclaredResource,
  type Policy,
} from './declared.ts';
import { invalid, malformed } from './fault.ts';
import { asText } from './as-text.ts';

const LONGEST_BODY = 51_200;
const MOST = { Parameters: 200, Mappings: 200, Resources: 500, Outputs: 200 } as const;
const SECTIONS = [
  'AWSTemplateFormatVersion',
  'Description',
  'Metadata',
  'Parameters',
  'Rules',
  'Mappings',
  'Conditions',
  'Transform',
  'Resources',
  'Outputs',
];

/** Reads the text of a template and checks the shape of its sections. Answers ValidationError. */
export function readDeclared(text: string): Declared {
  if (Buffer.byteLength(text) > LONGEST_BODY)
    throw invalid(
      `1 validation error detected: Value at 'templateBody' failed to satisfy constraint: Member must have length less than or equal to ${LONGEST_BODY}`,
    );
  const body = bodyOf(text);
  checkSections(body);
  const description = body['Description'];
  return {
    text,
    ...(typeof description === 'string' ? { description } : {}),
    parameters: entries(body, 'Parameters').map(parameter),
    mappings: section(body, 'Mappings'),
    conditions: section(body, 'Conditions'),
    resources: entries(body, 'Resources').map(resource),
    outputs: entries(body, 'Outputs').map(output),
  };
}

function bodyOf(text: string): ValueMap {
  try {
    return readTemplate(text, 'template').body;
  } catch (error) {
    throw malformed(messageOf(error));
  }
}

function checkSections(body: ValueMap): void {
  const unknown = Object.keys(body).filter((name) => !SECTIONS.includes(name));
  if (unknown.length > 0) throw invalid(`Invalid template property or properties [${unknown.join(', ')}]`);
  const version = body['AWSTemplateFormatVersion'];
  if (version !== undefined && version !== '2010-09-09')
    throw malformed(`Unsupported template version: ${asText(version)}`);
  if (body['Transform'] !== undefined)
    throw invalid(
      `Transform ${JSON.stringify(body['Transform'])} is not supported by the embedded AWS: it has no macros.`,
    );
  if (body['Rules'] !== undefined) throw invalid('Rules are not supported by the embedded AWS.');
  if (Object.keys(section(body, 'Resources')).length === 0)
    throw malformed('At least one Resources member must be defined.');
  for (const [name, most] of Object.entries(MOST)) {
    const count = Object.keys(section(body, name)).length;
    if (count > most)
      throw malformed(`Number of ${name.toLowerCase()}, ${count}, is greater than maximum allowed, ${most}`);
  }
}

function section(body: ValueMap, name: string): ValueMap {
  const value = body[name];
  if (value === undefined) return {};
  if (!isMap(value)) throw malformed(`${name} must be a map.`);
  return value;
}

function entries(body: ValueMap, name: string): [string, ValueMap][] {
  return Object.entries(section(body, name)).map(([key, value]) => {
    if (!/^[A-Za-z0-9]{1,255}$/.test(key)) throw malformed(`${name} name ${key} is non alphanumeric.`);
    if (!isMap(value)) throw malformed(`Every ${name} member must be an object: [${key}].`);
    return [key, value];
  });
}

function parameter([name, fields]: [string, ValueMap]): DeclaredParameter {
  const type = fields['Type'];
  if (typeof type !== 'string') throw malformed(`Every Parameters object must contain a Type member.`);
  return { name, type, fields };
}

const ATTRIBUTES = [
  'Type',
  'Properties',
  'Condition',
  'DependsOn',
  'DeletionPolicy',
  'UpdateReplacePolicy',
  'Metadata',
];

function resource([logicalId, fields]: [string, ValueMap]): DeclaredResource {
  const { Type: type, Properties: properties = {}, Condition: condition } = fields;
  if (typeof type !== 'string')
    throw malformed(`[/Resources/${logicalId}] Every Resources object must contain a Type member.`);
  const unknown = Object.keys(fields).find((name) => !ATTRIBUTES.includes(name));
  if (unknown !== undefined)
    throw invalid(`Resource attribute ${unknown} of ${logicalId} is not supported by the embedded AWS.`);
  if (!isMap(properties)) throw malformed(`Properties of ${logicalId} must be an object.`);
  const deletionPolicy = policy(logicalId, 'DeletionPolicy', fields['DeletionPolicy']);
  const updateReplacePolicy = policy(logicalId, 'UpdateReplacePolicy', fields['UpdateReplacePolicy']);
  return {
    logicalId,
    type,
    dependsOn: names(fields['DependsOn']),
    properties,
    ...(typeof condition === 'string' ? { condition } : {}),
    ...(deletionPolicy === undefined ? {} : { deletionPolicy }),
    ...(updateReplacePolicy === undefined ? {} : { updateReplacePolicy }),
  };
}

const POLICIES: readonly string[] = ['Delete', 'Retain', 'RetainExceptOnCreate', 'Snapshot'];

function policy(logicalId: string, name: string, value: Value | undefined): Policy | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'string' && POLICIES.includes(value)) return value as Policy;
  throw malformed(`Unrecognized ${name} ${JSON.stringify(value)} for resource ${logicalId}`);
}

function names(value: Value | undefined): string[] {
  if (value === undefined) return [];
  return (Array.isArray(value) ? (value as readonly Value[]) : [value]).map(String);
}

function output([name, fields]: [string, ValueMap]): DeclaredOutput {
  const { Value: value, Description: description, Condition: condition, Export: exported } = fields;
  if (value === undefined) throw malformed(`Every Outputs member must contain a Value object.`);
  const exportName = isMap(exported) ? exported['Name'] : undefined;
  return {
    name,
    value,
    ...(typeof description === 'string' ? { description } : {}),
    ...(typeof condition === 'string' ? { condition } : {}),
    ...(exportName === undefined ? {} : { exportName }),
  };
}
