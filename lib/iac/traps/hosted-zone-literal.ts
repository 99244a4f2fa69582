import { isWorldwideZone, regionOfZone } from '../types/aws-zones.ts';
import { inTexts } from './scan/in-texts.ts';
import type { Text } from './scan/text.ts';
import { defineTrap, type Trap } from './trap.ts';

/** A hosted zone by its id. */
export const hostedZoneLiteral: Trap = defineTrap({
  id: 'hosted-zone-literal',
  severity: 'blocks',
  title: 'A hosted zone is named by its id',
  why: 'A zone that is made again has another id and other name servers; the zone ids of load balancers stand for one Region (Route 53 Developer Guide, "Creating a public hosted zone").',
  fix: 'refer to the zone that a template makes, or take the id as a parameter; for a load balancer use its CanonicalHostedZoneID',
  needsAccount: false,
  requirements: ['REB-1'],
  detect: (context) =>
    inTexts(context, hostedZoneLiteral, (text) => {
      const zone = zoneIn(text);
      if (zone === undefined || isWorldwideZone(zone)) return undefined;
      const region = regionOfZone(zone);
      if (region === undefined)
        return {
          message: `hosted zone ${zone} is of the old account; a new one has another id`,
          got: text.text,
        };
      if (text.role === 'mapping' || region === context.target?.region) return undefined;
      return {
        message: `zone id ${zone} is that of load balancers in ${region}; elsewhere the alias is refused`,
        got: text.text,
      };
    }),
});

function zoneIn({ text, role, path }: Text): string | undefined {
  if (role === 'condition') return undefined;
  const [, named] = /hostedzone\/(Z[A-Z0-9]{7,31})(?![A-Za-z0-9])/.exec(text) ?? [];
  if (named !== undefined) return named;
  if (!/^Z[A-Z0-9]{7,31}$/.test(text) || !/\d/.test(text)) return undefined;
  return text.length >= 12 || /zone/i.test(path.join('.')) ? text : undefined;
}
