import { isMap, isTemplate, type Value } from '../../syntax/index.ts';

/** What a file is for. */
export type FileKind =
  | 'template'
  | 'parameters'
  | 'cdk-manifest'
  | 'cdk-assets'
  | 'terraform-show'
  | 'terraform-state'
  | 'hcl'
  | 'hcl-json'
  | 'hcl-variables'
  | 'beanstalk';

const TEXTS = /\.(?:ya?ml|json|template|cfn|tf|tofu|tfvars|tfstate)$/i;

/** Whether a file can be of any kind, by its name alone: the others need not be opened. */
export function mayBeRead(file: string): boolean {
  return TEXTS.test(file) || isBinaryPlan(file);
}

/** Terraform's own form of a plan, which nobody but Terraform reads. */
export function isBinaryPlan(file: string): boolean {
  return /(?:^|[/.])tfplan$|\.plan$/i.test(file);
}

/** What a file is for, by its name and its text; undefined where it is no infrastructure. True for broken ones too. */
export function kindOf(file: string, text: string): FileKind | undefined {
  if (/\.(?:tf|tofu)$/i.test(file)) return 'hcl';
  if (/\.(?:tf|tofu)\.json$/i.test(file)) return 'hcl-json';
  if (/\.tfvars(?:\.json)?$/i.test(file)) return 'hcl-variables';
  if (/^\uFEFF?\s*[{[]/.test(text)) return kindOfJson(file, text);
  if (/^EnvironmentConfigurationMetadata\s*:/m.test(text)) return 'beanstalk';
  return isTemplate(text) ? 'template' : undefined;
}

/** What at least one of has to stand in a JSON file: the others need not be parsed. */
const MARKS =
  /"(?:AWSTemplateFormatVersion|Resources|format_version|lineage|artifacts|dockerImages|ConfigurationSettings|EnvironmentConfigurationMetadata|ParameterKey|Parameters)"\s*:|^\s*\[\s*"\w+=/;

function kindOfJson(file: string, text: string): FileKind | undefined {
  if (!MARKS.test(text)) return undefined;
  let value: Value;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, '')) as Value;
  } catch (error) {
    if (error instanceof SyntaxError) return kindOfBroken(file, text);
    throw error;
  }
  if (Array.isArray(value)) return isParameterList(value) ? 'parameters' : undefined;
  return isMap(value) ? kindOfMap(file, value) : undefined;
}

function kindOfMap(file: string, value: Readonly<Record<string, Value>>): FileKind | undefined {
  if (value['AWSTemplateFormatVersion'] !== undefined || hasTypes(value['Resources'])) return 'template';
  if (file.endsWith('.template.json') && isMap(value['Resources'])) return 'template';
  if (typeof value['format_version'] === 'string') return isShown(value) ? 'terraform-show' : undefined;
  if (typeof value['version'] === 'number' && typeof value['lineage'] === 'string') return 'terraform-state';
  if (typeof value['version'] === 'string' && isMap(value['artifacts'])) return 'cdk-manifest';
  if (file.endsWith('.assets.json') && isMap(value['files'])) return 'cdk-assets';
  if (
    Array.isArray(value['ConfigurationSettings']) ||
    value['EnvironmentConfigurationMetadata'] !== undefined
  ) {
    return 'beanstalk';
  }
  const parameters = value['Parameters'];
  return isMap(parameters) && Object.values(parameters).every((one) => typeof one === 'string')
    ? 'parameters'
    : undefined;
}

function isShown(value: Readonly<Record<string, Value>>): boolean {
  const names = ['planned_values', 'resource_changes', 'values', 'terraform_version'];
  return names.some((name) => value[name] !== undefined);
}

function hasTypes(resources: Value | undefined): boolean {
  if (!isMap(resources)) return false;
  return Object.values(resources).some(
    (resource) => isMap(resource) && typeof resource['Type'] === 'string' && resource['Type'].includes('::'),
  );
}

/** The form of `aws cloudformation create-stack --parameters`, and that of `deploy --parameter-overrides`. */
function isParameterList(list: readonly Value[]): boolean {
  if (list.length === 0) return false;
  return (
    list.every((one) => isMap(one) && typeof one['ParameterKey'] === 'string') ||
    list.every((one) => typeof one === 'string' && /^\w+=/.test(one))
  );
}

function kindOfBroken(file: string, text: string): FileKind | undefined {
  if (isTemplate(text)) return 'template';
  const start = text.slice(0, 2_000);
  if (/"format_version"\s*:/.test(start)) return 'terraform-show';
  if (/"lineage"\s*:/.test(start) || /\.tfstate$/i.test(file)) return 'terraform-state';
  if (/"ConfigurationSettings"\s*:/.test(start)) return 'beanstalk';
  return /"ParameterKey"\s*:/.test(start) ? 'parameters' : undefined;
}
