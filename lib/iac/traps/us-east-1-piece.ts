import type { IacResource, IacUnit } from '../iac-set.ts';
import type { Path } from '../../syntax/template.ts';
import { found } from './finding.ts';
import { defineTrap, type Trap, type TrapContext } from './trap.ts';
import { resourcesOf } from './values/in-origins.ts';
import { compose } from './scan/compose.ts';
import { originsOf } from './values/origins.ts';
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
        piecesOf(unit, resource).map(({ path, message }) =>
          found(usEast1Piece, { unit, resource, path, message }),
        ),
      ),
});

function isThere({ target }: TrapContext, unit: IacUnit): boolean {
  return (target?.region ?? unit.pinned?.region) === 'us-east-1';
}

interface Piece {
  readonly path: Path;
  readonly message: string;
}

function piecesOf(unit: IacUnit, resource: IacResource): readonly Piece[] {
  return PIECES[resource.type]?.(unit, resource) ?? [];
}

const PIECES: Readonly<Record<string, (unit: IacUnit, resource: IacResource) => readonly Piece[]>> = {
  'AWS::CloudFront::Distribution': (unit, resource) => [
    ...madeHere(
      unit,
      resource,
      'DistributionConfig.ViewerCertificate.AcmCertificateArn',
      'the certificate of a distribution is made here, and has to be in us-east-1',
    ),
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
  'AWS::WAFv2::WebACL': scoped,
  'AWS::WAFv2::IPSet': scoped,
  'AWS::WAFv2::RuleGroup': scoped,
  'AWS::WAFv2::RegexPatternSet': scoped,
  'AWS::CloudWatch::Alarm': (unit, resource) =>
    valued(
      unit,
      resource,
      'Namespace',
      /^AWS\/(Billing|CloudFront|Route53)$/,
      'these metrics are in us-east-1 alone',
    ),
};

const EDGE = 'a function at the edge is made here, and has to be in us-east-1';

function scoped(unit: IacUnit, resource: IacResource): readonly Piece[] {
  return valued(
    unit,
    resource,
    'Scope',
    /^CLOUDFRONT$/,
    'with scope CLOUDFRONT it can be made in us-east-1 alone',
  );
}

function madeHere(unit: IacUnit, resource: IacResource, property: string, message: string): readonly Piece[] {
  const addresses = new Set(unit.resources.map(({ address }) => address));
  return pick(unit, resource, property)
    .filter(({ value, path }) => {
      const [, name = ''] = /^\$\{([^}.]+)[^}]*\}/.exec(compose(value, path)?.text ?? '') ?? [];
      return addresses.has(name);
    })
    .map(({ path }) => ({ path, message }));
}

function valued(
  unit: IacUnit,
  resource: IacResource,
  property: string,
  pattern: RegExp,
  message: string,
): readonly Piece[] {
  return pick(unit, resource, property)
    .filter(({ value, path }) => originsOf(unit, value, path).some(({ text }) => pattern.test(text)))
    .map(({ path }) => ({ path, message }));
}
