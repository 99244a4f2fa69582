import { own } from '../../base/own.ts';
import { BY_HAND } from '../types/by-hand.ts';
import type { IacResource, IacUnit } from '../iac-set.ts';
import type { Path } from '../../syntax/template.ts';
import { found } from './finding.ts';
import { defineTrap, type Trap, type TrapFinding } from './trap.ts';
import { resourcesOf } from './values/in-origins.ts';
import { matching } from './values/matching.ts';
import { pick } from './values/pick.ts';

/** Somebody has to click, confirm or accept. */
export const handshakeByHand: Trap = defineTrap({
  id: 'handshake-by-hand',
  severity: 'slows',
  title: 'A person has to confirm something',
  why: 'A connection, a subscription, a certificate or a peering waits for somebody outside the template, at night as well (Developer Tools console User Guide, "Update a pending connection"; ACM User Guide, "Email validation"; Amazon SNS Developer Guide, "Email notifications").',
  fix: 'write it into the recovery plan with the name of who does it, or use what needs nobody (DNS validation in a zone of the stack, a queue in place of mail)',
  needsAccount: false,
  requirements: ['REB-1'],
  detect: ({ set }) =>
    resourcesOf(set.units, () => true).flatMap(({ unit, resource }) =>
      waitsOf(unit, resource).map(({ path, where, message }) =>
        found(handshakeByHand, { unit, resource, path, ...(where && { where }), message }),
      ),
    ),
});

interface Wait {
  readonly path: Path;
  readonly where?: TrapFinding['where'];
  readonly message: string;
}

function waitsOf(unit: IacUnit, resource: IacResource): readonly Wait[] {
  const always = own(BY_HAND, resource.type);
  const kinds = [
    ...(always === undefined ? [] : [{ path: resource.path, message: `${resource.address} ${always}` }]),
    ...(own(WAITS, resource.type)?.(unit, resource) ?? []),
  ];
  return kinds;
}

const WAITS: Readonly<Record<string, (unit: IacUnit, resource: IacResource) => readonly Wait[]>> = {
  'AWS::SNS::Topic': (unit, resource) => mails(unit, resource, 'Subscription.Protocol'),
  'AWS::SNS::Subscription': (unit, resource) => mails(unit, resource, 'Protocol'),
  aws_sns_topic_subscription: (unit, resource) => mails(unit, resource, 'protocol'),
  'AWS::CertificateManager::Certificate': certificate,
  aws_acm_certificate: terraformCertificate,
  'AWS::CloudFront::Distribution': (unit, resource) =>
    given(unit, resource, 'DistributionConfig.Aliases', ALIASES),
  aws_cloudfront_distribution: (unit, resource) => given(unit, resource, 'aliases', ALIASES),
  'AWS::EC2::VPCPeeringConnection': (unit, resource) =>
    resource.properties['PeerRoleArn'] === undefined ? given(unit, resource, 'PeerOwnerId', PEERING) : [],
  aws_vpc_peering_connection: (unit, resource) => given(unit, resource, 'peer_owner_id', PEERING),
  'AWS::CodePipeline::Pipeline': (unit, resource) => [
    ...valued(unit, resource, 'Stages.Actions.ActionTypeId.Provider', /^(GitHub|Bitbucket)$/, TOKEN),
    ...connections(unit, resource, 'Stages.Actions.Configuration.ConnectionArn'),
  ],
  aws_codepipeline: (unit, resource) => [
    ...valued(unit, resource, 'stage.action.provider', /^(GitHub|Bitbucket)$/, TOKEN),
    ...connections(unit, resource, 'stage.action.configuration.ConnectionArn'),
  ],
  'AWS::AppRunner::Service': (unit, resource) =>
    connections(unit, resource, 'SourceConfiguration.AuthenticationConfiguration.ConnectionArn'),
  'AWS::Cognito::UserPoolDomain': (unit, resource) =>
    given(
      unit,
      resource,
      'CustomDomainConfig',
      'the domain has to point here before it is accepted, and is taken while the old pool has it',
    ),
  'AWS::RAM::ResourceShare': (unit, resource) =>
    valued(unit, resource, 'Principals', /^\d{12}$/, 'the share has to be accepted in the other account'),
};

const TOKEN = 'the token of the code host has to be made anew by a person';
const VALIDATION = 'the certificate is validated by mail: somebody has to click before anything uses it';
const RECORD = 'the stack waits until somebody has put the validation record into DNS';
const ALIASES =
  'a name belongs to one distribution in the world: it is refused while the old one has it, and DNS has to follow';
const PEERING = 'the peering has to be accepted in the other account';

/** Records that are made of the validation options of a certificate are the answer to it. */
function terraformCertificate(unit: IacUnit, resource: IacResource): readonly Wait[] {
  const method = resource.properties['validation_method'];
  if (method === 'EMAIL') return [{ path: resource.path, message: VALIDATION }];
  const isAnswered = unit.resources.some(
    ({ type }) => type === 'aws_route53_record' || type === 'cloudflare_record',
  );
  const isAsked = method === 'DNS' && !(isAnswered && JSON.stringify(unit.body).includes('validation'));
  return isAsked ? [{ path: resource.path, message: RECORD }] : [];
}

/** A connection that was confirmed once, in the old account. */
function connections(unit: IacUnit, resource: IacResource, property: string): readonly Wait[] {
  return valued(
    unit,
    resource,
    property,
    /^arn:.*:connection\/[0-9a-f]/,
    'the connection has to be made and confirmed anew by a person',
  );
}

function mails(unit: IacUnit, resource: IacResource, property: string): readonly Wait[] {
  return valued(
    unit,
    resource,
    property,
    /^(email|email-json)$/i,
    'the subscription is confirmed by a click in a mail',
  );
}

/** With DNS validation and a zone that the stack knows, nobody is asked. */
function certificate(unit: IacUnit, resource: IacResource): readonly Wait[] {
  const method = resource.properties['ValidationMethod'];
  const zone = pick(unit, resource, 'DomainValidationOptions.HostedZoneId');
  if (method !== 'DNS') return [{ path: resource.path, message: VALIDATION }];
  if (zone.length > 0) return [];
  return [{ path: resource.path, message: RECORD }];
}

function valued(
  unit: IacUnit,
  resource: IacResource,
  property: string,
  pattern: RegExp,
  message: string,
): readonly Wait[] {
  return matching(unit, resource, property, pattern).map(({ path, where }) => ({ path, where, message }));
}

function given(unit: IacUnit, resource: IacResource, property: string, message: string): readonly Wait[] {
  const [first] = pick(unit, resource, property);
  return first === undefined ? [] : [{ path: first.path, message }];
}
