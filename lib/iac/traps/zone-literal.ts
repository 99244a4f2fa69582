import { REGIONS } from '../types/regions.ts';
import { isSupplied } from './scan/state-supplies.ts';
import { inTexts } from './scan/in-texts.ts';
import { selectsOfZones } from './scan/zone-selects.ts';
import { found } from './finding.ts';
import { defineTrap, type Trap, type TrapContext, type TrapFinding } from './trap.ts';

/** An Availability Zone by name, or by a place in the list that is too short elsewhere. */
export const zoneLiteral: Trap = defineTrap({
  id: 'zone-literal',
  severity: 'blocks',
  title: 'An Availability Zone is written out',
  why: 'Zone names belong to a Region, are dealt out to each account differently, and not every account has all of them (Amazon EC2 User Guide, "Regions and Zones").',
  fix: 'choose with Fn::Select from Fn::GetAZs (Terraform: data.aws_availability_zones)',
  needsAccount: false,
  requirements: ['REB-1', 'REB-2'],
  detect: (context) => [...named(context), ...beyond(context)],
});

function named(context: TrapContext): readonly TrapFinding[] {
  return inTexts(context, zoneLiteral, (word) => {
    const { unit, text, role, resource } = word;
    if (role === 'condition') return undefined;
    const [zone] = ZONE.exec(text) ?? [];
    if (zone === undefined || context.account?.zones?.includes(zone) === true || isSupplied(word, zone))
      return undefined;
    if (unit.format === 'terraform-state' && !PLACED.has(resource?.type ?? '')) return undefined;
    return {
      message: `zone ${zone} exists in one Region, and there not for every account`,
      got: text,
      match: zone,
    };
  });
}

/** What else is in a state got its zone with its subnet. */
const PLACED = new Set(['aws_subnet', 'aws_ebs_volume', 'aws_default_subnet']);

const ZONE = new RegExp(
  `(?<![\\w.-])(?:(?:${REGIONS.join('|')})[a-f]|(?:us[ew]|eu[wcns]|ap[a-z]{1,2}|ca[cnw]|sa[e]|me[cs]|af[s]|il[c]|mx[c])\\d-az\\d)(?![\\w-])`,
);

/** A place in the list may be beyond its end: no Region has fewer than three zones for everybody, few have more. */
function beyond(context: TrapContext): readonly TrapFinding[] {
  const zones = context.account?.zones;
  return context.set.units.flatMap((unit) =>
    selectsOfZones(unit)
      .filter(({ index }) => index >= (zones?.length ?? 3))
      .map(({ path, index }) =>
        found(zoneLiteral, {
          unit,
          path,
          certainty: zones === undefined ? 'unknown' : 'certain',
          message:
            zones === undefined
              ? `zone number ${index + 1} is asked for; nobody has looked how many there are`
              : `zone number ${index + 1} is asked for; ${context.account?.region} has ${zones.length} for this account`,
        }),
      ),
  );
}
