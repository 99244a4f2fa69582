import type { Path, Value } from '../../syntax/template.ts';
import { walk } from '../../syntax/walk.ts';
import type { IacUnit } from '../iac-set.ts';
import { isRegion } from '../types/regions.ts';
import { found } from './finding.ts';
import { compose, intrinsicOf, isList, isMap } from './scan/compose.ts';
import { defineTrap, type Trap, type TrapContext, type TrapFinding } from './trap.ts';
import { knownText } from './values/known-text.ts';

/** What is made depends on being in one account or Region. */
export const accountKeyedCondition: Trap = defineTrap({
  id: 'account-keyed-condition',
  severity: 'blocks',
  title: 'What is made depends on the account or the Region',
  why: 'In a clean account or another Region the condition turns out the other way, or the mapping has no entry and the template is refused (CloudFormation User Guide, "Conditions" and "Mappings").',
  fix: 'decide by a parameter that says what is meant (stage, role), and give mappings an entry for the recovery Region',
  needsAccount: false,
  requirements: ['REB-1', 'REB-2'],
  detect: (context) =>
    context.set.units.flatMap((unit) => [...comparisons(unit), ...mappings(context, unit)]),
});

/** `Fn::Equals` of the account or the Region with something literal, in conditions and rules. */
function comparisons(unit: IacUnit): readonly TrapFinding[] {
  const findings: TrapFinding[] = [];
  for (const section of ['Conditions', 'Rules']) {
    const value = isMap(unit.body) ? unit.body[section] : undefined;
    if (value === undefined || unit.template === undefined) continue;
    walk(
      value,
      (inner, path) => {
        const call = intrinsicOf(inner);
        const keyed = call?.[0] === 'Fn::Equals' && isList(call[1]) ? keyedBy(unit, call[1]) : undefined;
        if (keyed === undefined) return;
        findings.push(
          found(accountKeyedCondition, {
            unit,
            path,
            message: `this is decided by ${keyed.what} ${keyed.literal}: elsewhere it turns out the other way`,
            got: keyed.literal,
          }),
        );
      },
      [section],
    );
  }
  return findings;
}

function keyedBy(unit: IacUnit, sides: readonly Value[]): { what: string; literal: string } | undefined {
  const texts = sides.map((side) => knownText(unit, compose(side, [])?.text ?? '${}'));
  const pseudo = texts.find((text) => /^\$\{AWS::(AccountId|Region|Partition)\}$/.test(text));
  const literal = texts.find((text) => !text.includes('${') && text !== '');
  if (pseudo === undefined || literal === undefined) return undefined;
  return {
    what: pseudo.includes('Account') ? 'account' : pseudo.includes('Region') ? 'Region' : 'partition',
    literal,
  };
}

/** Mappings by account id, and those by Region without an entry for the Region of the rebuild. */
function mappings({ target }: TrapContext, unit: IacUnit): readonly TrapFinding[] {
  const written = isMap(unit.body) && unit.template !== undefined ? unit.body['Mappings'] : undefined;
  if (!isMap(written)) return [];
  return Object.entries(written).flatMap(([name, mapping]) => {
    const keys = isMap(mapping) ? Object.keys(mapping) : [];
    const path: Path = ['Mappings', name];
    const account = keys.find((key) => /^\d{12}$/.test(key));
    if (account !== undefined)
      return [
        found(accountKeyedCondition, {
          unit,
          path,
          message: `mapping ${name} has entries for single accounts, and none for a clean one`,
          got: keys.join(', '),
        }),
      ];
    if (
      target?.region === undefined ||
      !keys.some(isRegion) ||
      keys.includes(target.region) ||
      holdsImages(mapping)
    )
      return [];
    return [
      found(accountKeyedCondition, {
        unit,
        path,
        message: `mapping ${name} has no entry for ${target.region}`,
        got: keys.join(', '),
      }),
    ];
  });
}

/** Those are told as image-literal. */
function holdsImages(mapping: Value | undefined): boolean {
  return /"ami-/.test(JSON.stringify(mapping ?? null));
}
