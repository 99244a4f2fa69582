import { isWorldwideZone, regionOfZone } from '../types/aws-zones.ts';
import { inTexts } from './scan/in-texts.ts';
import type { Text } from './scan/text.ts';
import { defineTrap, type Trap, type TrapContext, type TrapFinding } from './trap.ts';
import { found } from './finding.ts';
import { dataSourcesOf } from './scan/data-sources.ts';
import { inOrigins } from './values/in-origins.ts';
import { knownText } from './values/known-text.ts';
import { makerOf } from './values/made.ts';
import { isLiteral } from './values/origins.ts';

/** A hosted zone by its id. */
export const hostedZoneLiteral: Trap = defineTrap({
  id: 'hosted-zone-literal',
  severity: 'blocks',
  title: 'A hosted zone is named by its id',
  why: 'A zone that is made again has another id and other name servers; the zone ids of load balancers stand for one Region (Route 53 Developer Guide, "Creating a public hosted zone").',
  fix: 'refer to the zone that a template makes, or take the id as a parameter; for a load balancer use its CanonicalHostedZoneID',
  needsAccount: false,
  requirements: ['REB-1'],
  detect: (context) => [...byId(context), ...byName(context)],
});

function byId(context: TrapContext): readonly TrapFinding[] {
  return inTexts(context, hostedZoneLiteral, (text) => {
    const zone = zoneIn(text);
    if (zone === undefined || isWorldwideZone(zone)) return undefined;
    const region = regionOfZone(zone);
    if (region === undefined)
      return {
        message: `hosted zone ${zone} is of the old account; a new one has another id`,
        got: text.text,
        match: zone,
      };
    if (text.role === 'mapping' || region === context.target?.region) return undefined;
    return {
      message: `zone id ${zone} is that of load balancers in ${region}; elsewhere the alias is refused`,
      got: text.text,
      match: zone,
    };
  });
}

/** A zone that is looked up by its name has to be there. */
function byName(context: TrapContext): readonly TrapFinding[] {
  const message = 'nothing here makes this zone; in a clean account there is none of that name';
  const isOutside = (name: string): boolean => !name.includes('${') && !isMade(context, name);
  const records = inOrigins(context, hostedZoneLiteral, ZONE_NAMES, (origin) =>
    isLiteral(origin) && isOutside(origin.text) ? { message, got: origin.text } : undefined,
  );
  const lookups = context.set.units.flatMap((unit) =>
    dataSourcesOf(unit).flatMap(({ type, settings, path }) => {
      const name = type === 'aws_route53_zone' ? settings['name'] : undefined;
      if (typeof name !== 'string' || !isOutside(knownText(unit, name))) return [];
      return [found(hostedZoneLiteral, { unit, path: [...path, 'name'], message, got: name })];
    }),
  );
  return [...records, ...lookups];
}

const ZONE_NAMES = {
  'AWS::Route53::RecordSet': ['HostedZoneName'],
  'AWS::Route53::RecordSetGroup': ['HostedZoneName'],
};

function isMade({ set }: TrapContext, name: string): boolean {
  const plain = name.replace(/\.$/, '');
  return makerOf(set, 'zone', plain) !== undefined || makerOf(set, 'zone', `${plain}.`) !== undefined;
}

function zoneIn({ text, role, path }: Text): string | undefined {
  if (role === 'condition') return undefined;
  const [, named] = /hostedzone\/(Z[A-Z0-9]{7,31})(?![A-Za-z0-9])/.exec(text) ?? [];
  if (named !== undefined) return named;
  if (!/^Z[A-Z0-9]{7,31}$/.test(text) || !/\d/.test(text)) return undefined;
  return text.length >= 12 || /zone/i.test(path.join('.')) ? text : undefined;
}
