import type { Path, Value } from '../../syntax/template.ts';
import { walk } from '../../syntax/walk.ts';
import type { IacUnit } from '../iac-set.ts';
import { isRegion } from '../types/regions.ts';
import { found } from './finding.ts';
import { intrinsicOf, isMap } from './scan/compose.ts';
import { accountMaps, regionMaps } from './scan/region-maps.ts';
import { defineTrap, type Trap, type TrapContext, type TrapFinding } from './trap.ts';
import { textsOf } from './scan/texts-of.ts';
import { placeOfOrigin } from './values/in-origins.ts';
import { originsOf } from './values/origins.ts';
import { isTerraform } from './values/parameters.ts';

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
    context.set.units.flatMap((unit) => [
      ...comparisons(context, unit),
      ...ofTerraform(context, unit),
      ...mappings(context, unit),
    ]),
});

/** Functions of conditions and rules that are given the account or the Region, and something literal beside. */
function comparisons({ target }: TrapContext, unit: IacUnit): readonly TrapFinding[] {
  if (unit.template === undefined || !isMap(unit.body)) return [];
  return ['Conditions', 'Rules'].flatMap((section) => {
    const written = isMap(unit.body) ? unit.body[section] : undefined;
    return Object.entries(isMap(written) ? written : {}).flatMap(([name, value]) => {
      const literals = literalsIn(unit, value, [section, name]);
      // One that the Region of the rebuild meets as the others do decides nothing there.
      if (literals.some(({ text }) => text === target?.region || text === target?.account)) return [];
      return literals.map(({ path, where, text }) =>
        found(accountKeyedCondition, {
          unit,
          path,
          where,
          message: `${name} is decided by ${text}: elsewhere it turns out the other way`,
          got: text,
        }),
      );
    });
  });
}

interface Literal {
  readonly path: Path;
  readonly where: TrapFinding['where'];
  readonly text: string;
}

function literalsIn(unit: IacUnit, value: Value, path: Path): readonly Literal[] {
  const literals: Literal[] = [];
  walk(
    value,
    (inner, at) => {
      const call = intrinsicOf(inner);
      if (call === undefined || !COMPARES.has(call[0]) || !PSEUDO.test(JSON.stringify(call[1]))) return;
      // A default is told as what it is, at its own place.
      for (const origin of originsOf(unit, call[1], [...at, call[0]]))
        if (origin.path[0] === path[0] && (/^\d{12}$/.test(origin.text) || isRegion(origin.text)))
          literals.push({ path: origin.path, where: placeOfOrigin(unit, origin), text: origin.text });
    },
    path,
  );
  return literals;
}

const COMPARES = new Set([
  'Fn::Equals',
  'Fn::Contains',
  'Fn::EachMemberIn',
  'Fn::EachMemberEquals',
  'Fn::RefAll',
]);
const PSEUDO = /AWS::(AccountId|Region|Partition)/;

/** `data.aws_region.current.name == "eu-west-1"`, and the like. */
function ofTerraform({ target }: TrapContext, unit: IacUnit): readonly TrapFinding[] {
  if (!isTerraform(unit)) return [];
  return textsOf(unit).flatMap(({ text, path, resource }) => {
    const literals = COMPARED.test(text)
      ? [...text.matchAll(/"([^"]+)"/g)].map(([, literal = '']) => literal)
      : [];
    const keys = literals.filter((literal) => /^\d{12}$/.test(literal) || isRegion(literal));
    if (keys.length === 0 || keys.includes(target?.region ?? '')) return [];
    return [
      found(accountKeyedCondition, {
        unit,
        path,
        resource,
        message: `this is decided by ${keys.join(', ')}: elsewhere it turns out the other way`,
        got: text,
      }),
    ];
  });
}

const COMPARED = /^\$\{[^]*(==|!=|contains\()[^]*\}$/;

/** Maps by account id, and those by Region without an entry for the Region of the rebuild; images are image-literal. */
function mappings({ target }: TrapContext, unit: IacUnit): readonly TrapFinding[] {
  const region = target?.region;
  const byRegion = regionMaps(unit)
    .filter(({ value, regions }) => region !== undefined && !regions.includes(region) && !holdsImages(value))
    .map(({ path, regions }) => ({
      path,
      message: `${String(path[1])} has no entry for ${region}`,
      got: regions.join(', '),
    }));
  const byAccount = accountMaps(unit).map(({ path, accounts }) => ({
    path,
    message: `${String(path[1])} has entries for single accounts, and none for a clean one`,
    got: accounts.join(', '),
  }));
  return [...byRegion, ...byAccount].map((hit) => found(accountKeyedCondition, { unit, ...hit }));
}

function holdsImages(mapping: Value): boolean {
  return JSON.stringify(mapping).includes('"ami-');
}
