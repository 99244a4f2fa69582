import { own } from '../../../base/own.ts';
import type { Path } from '../../../syntax/template.ts';
import type { IacUnit } from '../../iac-set.ts';
import type { TextRole } from './text.ts';

/** In which part of the file this stands. */
export function roleOf(unit: IacUnit, path: Path): TextRole {
  const roles = unit.format.startsWith('terraform') ? TERRAFORM_ROLES : TEMPLATE_ROLES;
  return own(roles, String(path[0])) ?? 'property';
}

/** Where a state lies, one's own or another's: a question of its own. */
export function isStateLocation(path: Path): boolean {
  const [section, name] = path.map(String);
  return (
    (section === 'terraform' && name === 'backend') ||
    (section === 'data' && name?.includes('terraform_remote_state') === true)
  );
}

/**
 * What people read and nothing is made of: descriptions, the layout of the console, tags; and what a state has looked up.
 */
export function isProse(unit: IacUnit, path: Path): boolean {
  const last = path.at(-1);
  if (typeof last !== 'string') return false;
  if (unit.format === 'terraform-state' && path[0] === 'data') return true;
  return unit.format.startsWith('terraform')
    ? isTerraformProse(unit, path, last)
    : isTemplateProse(unit, path, last);
}

const TEMPLATE_ROLES: Readonly<Record<string, TextRole>> = {
  Parameters: 'parameter',
  Mappings: 'mapping',
  Conditions: 'condition',
  Rules: 'condition',
  Outputs: 'output',
};

const TERRAFORM_ROLES: Readonly<Record<string, TextRole>> = {
  variable: 'parameter',
  variables: 'parameter',
  locals: 'mapping',
  output: 'output',
  provider: 'setting',
  terraform: 'setting',
  module: 'setting',
};

const PARAMETER_PROSE = new Set([
  'Description',
  'AllowedPattern',
  'ConstraintDescription',
  'AllowedValues',
  'Type',
]);

function isTemplateProse(unit: IacUnit, path: Path, last: string): boolean {
  if (path.length === 1) return TOP_PROSE.has(last);
  if (path[0] === 'Parameters')
    return path.length === 3 && (PARAMETER_PROSE.has(last) || (last === 'Default' && isSupplied(unit, path)));
  if (path[0] === 'Resources' && path.length === 3) return !PARTS_OF_RESOURCE.has(last);
  if (path[0] === 'Resources' && path[2] === 'Metadata')
    return path.length === 4 && last !== 'AWS::CloudFormation::Init';
  if (path[0] === 'Outputs' && path.length === 3) return last === 'Description' || last === 'Condition';
  return PROSE.test(last);
}

const TOP_PROSE = new Set([
  'Description',
  'Metadata',
  'AWSTemplateFormatVersion',
  'AWSConfigurationTemplateVersion',
  'EnvironmentConfigurationMetadata',
  'Transform',
  'Tags',
]);

/** A default that somebody overrules is no value of anything. */
function isSupplied(unit: IacUnit, path: Path): boolean {
  return own(unit.supplied, String(path[1])) !== undefined;
}

/** Type, DependsOn, Condition and the policies of a resource name things of this template. */
const PARTS_OF_RESOURCE = new Set(['Properties', 'Metadata', 'CreationPolicy', 'UpdatePolicy']);

/** `GroupDescription`, `AlarmDescription`, `HostedZoneTags`: whatever the thing is called, people read it. */
const PROSE = /(?:Description|Comment|Tags)$/;

const TERRAFORM_PROSE = /(?:^|_)(?:description|comment|tags|tags_all)$/;

function isTerraformProse(unit: IacUnit, path: Path, last: string): boolean {
  if (path[0] === 'variable' && path.length === 3) return last !== 'default' || isSupplied(unit, path);
  return TERRAFORM_PROSE.test(last);
}
