import { REGION_PATTERN } from '../types/regions.ts';
import { inTexts } from './scan/in-texts.ts';
import type { Text } from './scan/text.ts';
import { defineTrap, type Trap } from './trap.ts';

/** A Region written by name. */
export const regionLiteral: Trap = defineTrap({
  id: 'region-literal',
  severity: 'blocks',
  title: 'A Region is written out',
  why: 'In another Region the endpoint, the ARN or the service principal still names the old one, which is what was lost (CloudFormation User Guide, "Pseudo parameters reference").',
  fix: 'use AWS::Region and AWS::URLSuffix (Terraform: data.aws_region)',
  needsAccount: false,
  requirements: ['REB-1', 'REB-2'],
  detect: (context) =>
    inTexts(context, regionLiteral, (text) => {
      const region = regionsIn(text).find((name) => name !== context.target?.region);
      if (region === undefined) return undefined;
      return {
        message: `Region ${region} is written out; anywhere else this names the old Region`,
        got: text.text,
      };
    }),
});

/** Names of Regions in a string; what a condition compares with is account-keyed-condition. */
export function regionsIn({ role, text }: Text): string[] {
  if (role === 'condition') return [];
  return [...text.matchAll(REGION_PATTERN)].map(([name]) => name);
}
