import { REGION_PATTERN } from '../types/regions.ts';
import { isSupplied } from './scan/state-supplies.ts';
import { isStateLocation } from './scan/part.ts';
import { inTexts } from './scan/in-texts.ts';
import type { Word } from './scan/text.ts';
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
    inTexts(context, regionLiteral, (word) =>
      regionsIn(word)
        .filter(({ match }) => match !== context.target?.region)
        .map(({ match, index }) => ({
          match,
          index,
          message: `Region ${match} is written out; anywhere else this names the old Region`,
          got: word.text,
        })),
    ),
});

/** What a condition compares with is account-keyed-condition; where a state lies is a question of its own. */
function regionsIn(word: Word): { match: string; index: number }[] {
  const { unit, role, text, path } = word;
  if (role === 'condition' || isStateLocation(path)) return [];
  if (unit.format === 'terraform-state' && ENDPOINT.test(text)) return [];
  if (isForCloudFront(unit, path, text)) return [];
  return [...text.matchAll(REGION_PATTERN)]
    .filter(([region]) => !isSupplied(word, region))
    .map((match) => ({ match: match[0], index: match.index }));
}

/** The address of something that AWS made: in a state it is an answer. */
const ENDPOINT = /^[\w-]+(?:\.[\w-]+)+\.[\w-]+\.amazonaws\.com(?:\.cn)?(?::\d+)?$/;

/** CloudFront takes its certificate from us-east-1, wherever the rest is: a provider with an alias is there for that. */
function isForCloudFront({ body }: Word['unit'], path: Word['path'], text: string): boolean {
  if (path[0] !== 'provider' || text !== 'us-east-1' || !String(path[1]).includes('.')) return false;
  const written = JSON.stringify(body);
  return (
    written.includes('cloudfront') ||
    written.includes('CLOUDFRONT') ||
    written.includes('aws_acm_certificate')
  );
}
