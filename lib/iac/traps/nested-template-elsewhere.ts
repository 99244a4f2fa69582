import type { Path } from '../../syntax/template.ts';
import { walk } from '../../syntax/walk.ts';
import type { IacSet, IacUnit } from '../iac-set.ts';
import { found } from './finding.ts';
import { isMap } from './scan/compose.ts';
import { defineTrap, type Trap, type TrapContext } from './trap.ts';
import { inOrigins } from './values/in-origins.ts';
import { isResource, makerOf } from './values/made.ts';
import { originsOf } from './values/origins.ts';
import { isTerraform } from './values/parameters.ts';

/** The template of a nested stack that lies in a bucket. */
export const nestedTemplateElsewhere: Trap = defineTrap({
  id: 'nested-template-elsewhere',
  severity: 'blocks',
  title: 'A part of the template lies in a bucket',
  why: 'CloudFormation fetches it while it deploys; with the account or the Region the bucket is gone, and a private one does not open to another account (CloudFormation, "AWS::CloudFormation::Stack", TemplateURL).',
  fix: 'keep the nested template beside this one, name it by its path, and let aws cloudformation package upload it',
  needsAccount: false,
  requirements: ['REB-1', 'BAK-1'],
  detect: (context) => [
    ...inOrigins(context, nestedTemplateElsewhere, LOCATIONS, ({ text }, { unit }) =>
      elsewhere(context, unit, text),
    ),
    ...context.set.units
      .flatMap((unit) => [...includes(unit), ...modules(unit)])
      .flatMap(({ unit, path, text }) => {
        const hit = elsewhere(context, unit, text);
        return hit === undefined ? [] : [found(nestedTemplateElsewhere, { unit, path, ...hit })];
      }),
  ],
});

interface Part {
  readonly unit: IacUnit;
  readonly path: Path;
  readonly text: string;
}

function elsewhere(
  { set }: TrapContext,
  unit: IacUnit,
  text: string,
): { message: string; got: string } | undefined {
  const bucket = bucketIn(text);
  if (bucket === undefined || isBootstrap(bucket) || isMade(set, unit, bucket)) return undefined;
  return { message: `this part lies in bucket ${bucket}, which nothing here makes or fills`, got: text };
}

/** A parameter is no bucket of the set, whatever it will hold. */
function isMade(set: IacSet, unit: IacUnit, bucket: string): boolean {
  if (/^\$\{[^}]*\}$/.test(bucket)) return isResource(unit, bucket);
  return makerOf(set, 'bucket', bucket) !== undefined;
}

/** CDK uploads it there before it deploys, into the account at hand. */
function isBootstrap(bucket: string): boolean {
  return bucket.startsWith('cdk-') && bucket.includes('${AWS::AccountId}');
}

/** `AWS::Include` puts a piece of a template into this one. */
function includes(unit: IacUnit): readonly Part[] {
  const parts: Part[] = [];
  if (unit.template === undefined) return parts;
  walk(unit.body, (value, path) => {
    if (!isMap(value) || value['Name'] !== 'AWS::Include' || !isMap(value['Parameters'])) return;
    const at = [...path, 'Parameters', 'Location'];
    for (const { text, path: place } of originsOf(unit, value['Parameters']['Location'] ?? null, at))
      parts.push({ unit, path: place, text });
  });
  return parts;
}

/** A module that Terraform fetches from a bucket. */
function modules(unit: IacUnit): readonly Part[] {
  const calls = isMap(unit.body) ? unit.body['module'] : undefined;
  if (!isTerraform(unit) || !isMap(calls)) return [];
  return Object.entries(calls).flatMap(([name, call]) => {
    const source = isMap(call) ? call['source'] : undefined;
    return typeof source === 'string' ? [{ unit, path: ['module', name, 'source'], text: source }] : [];
  });
}

const LOCATIONS = {
  'AWS::CloudFormation::Stack': ['TemplateURL'],
  'AWS::CloudFormation::StackSet': ['TemplateURL'],
  'AWS::Serverless::Application': ['Location'],
  'AWS::ServiceCatalog::CloudFormationProduct': ['ProvisioningArtifactParameters.Info.LoadTemplateFromURL'],
  aws_cloudformation_stack: ['template_url'],
  aws_cloudformation_stack_set: ['template_url'],
};

/** The bucket, where the address names one, also by parameters. */
function bucketIn(address: string): string | undefined {
  const [, whole] = /^s3:\/\/([^/]+)/.exec(address) ?? [];
  if (whole !== undefined) return whole;
  const [, host = '', path = ''] = /^(?:s3::)?https?:\/\/([^/]+)\/([^]*)$/.exec(address) ?? [];
  if (!/amazonaws|\$\{/.test(host)) return undefined;
  const bucket = /^s3[.-]/.test(host) ? path.split('/')[0] : host.split(/\.s3[.-]/)[0];
  return bucket === undefined || bucket === '' ? undefined : bucket;
}
