import { isPublicAccount } from '../types/aws-accounts.ts';
import { CODE_ADDRESSES, CODE_BUCKETS } from '../types/code-properties.ts';
import { ARN_FIELD } from './scan/arn-field.ts';
import { type Hit, inTexts } from './scan/in-texts.ts';
import { defineTrap, type Trap, type TrapContext, type TrapFinding } from './trap.ts';
import { inOrigins } from './values/in-origins.ts';
import { knownText } from './values/known-text.ts';
import { isResource, makerOf } from './values/made.ts';
import { isLiteral } from './values/origins.ts';

/** Code that lies in a bucket, a registry or a layer of the old account. */
export const codeInOldAccount: Trap = defineTrap({
  id: 'code-in-old-account',
  severity: 'blocks',
  title: 'Code is fetched from the old account',
  why: 'Buckets, registries and layers of a lost account or Region are lost with it: the function or the task is not created (AWS Lambda Developer Guide, "Lambda deployment packages"; Amazon ECR User Guide, "Private image replication").',
  fix: 'build and upload code as a part of the rebuild, from a repository outside the account, and take bucket, image and layer as parameters',
  needsAccount: false,
  requirements: ['REB-1', 'BAK-5'],
  detect: (context) => [
    ...inBuckets(context),
    ...inAddresses(context),
    ...inRegistries(context),
    ...inOwnRegistry(context),
    ...inLayers(context),
  ],
});

function inBuckets(context: TrapContext): readonly TrapFinding[] {
  return inOrigins(context, codeInOldAccount, CODE_BUCKETS, (origin) =>
    isLiteral(origin) ? inBucket(context, origin.text) : undefined,
  );
}

function inAddresses(context: TrapContext): readonly TrapFinding[] {
  return inOrigins(context, codeInOldAccount, CODE_ADDRESSES, ({ text }) => {
    const [, bucket] = /^(?:s3:\/\/|arn:[^:]*:s3:::|https:\/\/s3[^/]*\/)([\w.-]+)/.exec(text) ?? [];
    return bucket === undefined ? undefined : inBucket(context, bucket);
  });
}

function inBucket({ set }: TrapContext, bucket: string): Hit | undefined {
  if (makerOf(set, 'bucket', bucket) !== undefined) return undefined;
  return { message: `the code lies in bucket ${bucket}, which nothing here makes or fills`, got: bucket };
}

/** A registry of an account that is not AWS's, wherever it is named. */
function inRegistries(context: TrapContext): readonly TrapFinding[] {
  return inTexts(context, codeInOldAccount, ({ text, role }) => {
    if (role === 'condition') return undefined;
    const registry = [...text.matchAll(REGISTRY)].find(([, account = '']) => !isPublicAccount(account));
    if (registry === undefined) return undefined;
    return { message: `the image lies in the registry of account ${registry[1]}`, got: text };
  });
}

const REGISTRY = /(?<!\d)(\d{12})\.dkr\.ecr\.[^\s"'/]+\.amazonaws\.com/g;

/** The registry of the account itself, empty until somebody pushes: and nothing makes the repository. */
function inOwnRegistry(context: TrapContext): readonly TrapFinding[] {
  return inTexts(context, codeInOldAccount, ({ unit, text, role, resource }) => {
    if (role === 'condition' || role === 'output' || NO_IMAGE.test(resource?.type ?? '')) return undefined;
    const [, repository] = OWN_REGISTRY.exec(text) ?? [];
    if (repository === undefined || isResource(unit, repository) || repository.startsWith('cdk-'))
      return undefined;
    if (makerOf(context.set, 'repository', knownText(unit, repository)) !== undefined) return undefined;
    return {
      message: `nothing here makes repository ${repository}, and in a clean account it holds no image`,
      got: text,
    };
  });
}

const OWN_REGISTRY =
  /\$\{(?:AWS::AccountId|data\.aws_caller_identity\.[\w-]+\.(?:account_id|id))\}\.dkr\.ecr\.(?:\$\{[^}]*\}|[^/\s"'$])*\/((?:\$\{[^}]*\}|[^:@\s"'$])+)/;

/** Policies name registries and fetch nothing. */
const NO_IMAGE = /^(AWS::IAM::|aws_iam_)/;

/** A version of a layer is of one Region, one of AWS too; that of the account itself is gone with it. */
function inLayers(context: TrapContext): readonly TrapFinding[] {
  return inTexts(context, codeInOldAccount, ({ text, role }) => {
    const [, region = '', account = '', name = ''] = role === 'condition' ? [] : (LAYER.exec(text) ?? []);
    if (account === '' || region === context.target?.region) return undefined;
    if (isPublicAccount(account) && region.startsWith('${')) return undefined;
    if (account.startsWith('$') && makerOf(context.set, 'layer', name) !== undefined) return undefined;
    return { message: 'this version of a layer belongs to one account and Region', got: text };
  });
}

const LAYER = new RegExp(
  `arn:${ARN_FIELD}:lambda:(${ARN_FIELD}):(\\d{12}|\\$\\{AWS::AccountId\\}):layer:([\\w-]+):\\d+`,
);
