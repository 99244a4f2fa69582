import { defineTrap, type Trap } from './trap.ts';
import { inOrigins } from './values/in-origins.ts';
import { makerOf } from './values/made.ts';
import type { Origin } from './values/origins.ts';

/** The template of a nested stack that lies in a bucket. */
export const nestedTemplateElsewhere: Trap = defineTrap({
  id: 'nested-template-elsewhere',
  severity: 'blocks',
  title: 'A part of the template lies in a bucket',
  why: 'CloudFormation fetches it while it deploys; with the account or the Region the bucket is gone, and a private one does not open to another account (CloudFormation, "AWS::CloudFormation::Stack", TemplateURL).',
  fix: 'keep the nested template beside this one, name it by its path, and let aws cloudformation package upload it',
  needsAccount: false,
  requirements: ['REB-1', 'BAK-1'],
  detect: (context) =>
    inOrigins(context, nestedTemplateElsewhere, LOCATIONS, (origin, { unit }) => {
      const bucket = bucketIn(origin);
      if (bucket === undefined || makerOf(context.set, 'bucket', bucket) !== undefined) return undefined;
      if (unit.format === 'cdk' && bucket.startsWith('cdk-')) return undefined;
      return {
        message: `this part lies in bucket ${bucket}, which nothing here makes or fills`,
        got: origin.text,
      };
    }),
});

const LOCATIONS = {
  'AWS::CloudFormation::Stack': ['TemplateURL'],
  'AWS::CloudFormation::StackSet': ['TemplateURL'],
  'AWS::Serverless::Application': ['Location'],
  'AWS::ServiceCatalog::CloudFormationProduct': ['ProvisioningArtifactParameters.Info.LoadTemplateFromURL'],
  aws_cloudformation_stack: ['template_url'],
  aws_cloudformation_stack_set: ['template_url'],
};

/** The bucket, where the address names one; a parameter that nobody fills is told as such. */
function bucketIn({ text }: Origin): string | undefined {
  const [, host = '', path = ''] = /^https?:\/\/([^/]+)\/(.*)$/s.exec(text) ?? [];
  const bucket = /^s3[.-]/.test(host) ? path.split('/')[0] : host.split(/\.s3[.-]/)[0];
  return bucket === undefined || bucket === '' || /^\$\{[^}]*\}$/.test(bucket) ? undefined : bucket;
}
