import { own } from '../../base/own.ts';
import type { IacResource, IacUnit } from '../iac-set.ts';
import type { Path } from '../../syntax/template.ts';
import { found } from './finding.ts';
import { defineTrap, type Trap, type TrapContext, type TrapFinding } from './trap.ts';
import { resourcesOf } from './values/in-origins.ts';
import { compose, isMap } from './scan/compose.ts';
import { textOf } from '../../syntax/text-of.ts';
import { isTerraform } from './values/parameters.ts';
import { matching } from './values/matching.ts';
import { pick } from './values/pick.ts';

/** A piece that exists in us-east-1 alone. */
export const usEast1Piece: Trap = defineTrap({
  id: 'us-east-1-piece',
  severity: 'blocks',
  title: 'A piece can only be made in us-east-1',
  why: 'CloudFront takes its certificates, web ACLs and functions at the edge from us-east-1 alone; a template that makes them is refused in every other Region (Amazon CloudFront Developer Guide, "Requirements for using SSL/TLS certificates with CloudFront"; AWS WAF, Scope CLOUDFRONT).',
  fix: 'put this piece into a stack of its own, deploy that in us-east-1 and give its ARN to the others',
  needsAccount: false,
  requirements: ['REB-2'],
  detect: (context) =>
    resourcesOf(context.set.units, () => true)
      .filter(({ unit }) => !isThere(context, unit))
      .flatMap(({ unit, resource }) =>
        piecesOf(unit, resource).map(({ path, where, message }) =>
          found(usEast1Piece, { unit, resource, path, ...(where && { where }), message }),
        ),
      ),
});

function isThere({ target }: TrapContext, unit: IacUnit): boolean {
  // A configuration says by its providers where each piece is made.
  return (target?.region ?? unit.pinned?.region) === 'us-east-1' && !isTerraform(unit);
}

interface Piece {
  readonly path: Path;
  readonly where?: TrapFinding['where'];
  readonly message: string;
}

function piecesOf(unit: IacUnit, resource: IacResource): readonly Piece[] {
  return own(PIECES, resource.type)?.(unit, resource) ?? [];
}

const PIECES: Readonly<Record<string, (unit: IacUnit, resource: IacResource) => readonly Piece[]>> = {
  'AWS::CloudFront::Distribution': (unit, resource) => [
    ...madeHere(unit, resource, 'DistributionConfig.ViewerCertificate.AcmCertificateArn', CERTIFICATE),
    ...madeHere(
      unit,
      resource,
      'DistributionConfig.DefaultCacheBehavior.LambdaFunctionAssociations.LambdaFunctionARN',
      EDGE,
    ),
    ...madeHere(
      unit,
      resource,
      'DistributionConfig.CacheBehaviors.LambdaFunctionAssociations.LambdaFunctionARN',
      EDGE,
    ),
  ],
  aws_cloudfront_distribution: (unit, resource) => [
    ...madeHere(unit, resource, 'viewer_certificate.acm_certificate_arn', CERTIFICATE),
    ...madeHere(unit, resource, 'default_cache_behavior.lambda_function_association.lambda_arn', EDGE),
    ...madeHere(unit, resource, 'ordered_cache_behavior.lambda_function_association.lambda_arn', EDGE),
  ],
  aws_wafv2_web_acl: scoped,
  aws_wafv2_ip_set: scoped,
  aws_wafv2_rule_group: scoped,
  'AWS::WAFv2::WebACL': scoped,
  'AWS::WAFv2::IPSet': scoped,
  'AWS::WAFv2::RuleGroup': scoped,
  'AWS::WAFv2::RegexPatternSet': scoped,
};

const CERTIFICATE = 'the certificate of a distribution is made here, and has to be in us-east-1';
const EDGE = 'a function at the edge is made here, and has to be in us-east-1';

function scoped(unit: IacUnit, resource: IacResource): readonly Piece[] {
  if (isTerraform(unit) && isProvidedThere(unit, resource)) return [];
  const property = isTerraform(unit) ? 'scope' : 'Scope';
  return valued(
    unit,
    resource,
    property,
    /^CLOUDFRONT$/,
    'with scope CLOUDFRONT it can be made in us-east-1 alone',
  );
}

function madeHere(unit: IacUnit, resource: IacResource, property: string, message: string): readonly Piece[] {
  return pick(unit, resource, property)
    .filter(({ value, path }) => {
      const [, name = ''] = /^\$\{([^{}]+)\}/.exec(compose(value, path)?.text ?? '') ?? [];
      const maker = unit.resources.find(
        ({ address }) => name === address || name.startsWith(`${address}.`) || name.startsWith(`${address}[`),
      );
      return maker !== undefined && PLACED.test(maker.type) && !isProvidedThere(unit, maker);
    })
    .map(({ path }) => ({ path, message }));
}

/** Certificates and functions, and no custom resource that makes them where they belong. */
const PLACED =
  /^(AWS::CertificateManager::Certificate|AWS::Lambda::(Function|Version)|aws_acm_certificate(_validation)?|aws_lambda_function)$/;

/** Terraform makes a resource where its provider is. */
function isProvidedThere({ body, pinned }: IacUnit, { properties }: IacResource): boolean {
  const [, alias] = /^\$\{(aws\.[\w-]+)\}$/.exec(textOf(properties['provider'])) ?? [];
  if (alias === undefined) return pinned?.region === 'us-east-1';
  const providers = isMap(body) ? body['provider'] : undefined;
  const provider = isMap(providers) ? own(providers, alias) : undefined;
  return isMap(provider) && provider['region'] === 'us-east-1';
}

function valued(
  unit: IacUnit,
  resource: IacResource,
  property: string,
  pattern: RegExp,
  message: string,
): readonly Piece[] {
  return matching(unit, resource, property, pattern).map(({ path, where }) => ({ path, where, message }));
}
