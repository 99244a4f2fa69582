import type { Path } from '../../../syntax/template.ts';
import type { IacSet, IacUnit } from '../../iac-set.ts';
import { knownText } from '../values/known-text.ts';
import { type MadeKind, madeOf, makerOf } from '../values/made.ts';
import { mayBeSame } from '../values/same-name.ts';
import { exportsOf, importsOf } from './imports.ts';
import { namedNeeds } from './named-needs.ts';
import { secretName } from './secret-name.ts';
import { storeReferencesOf } from './references.ts';
import { textsOf } from './texts-of.ts';

/** One unit needs something of another, and where it says so. */
export interface UnitNeed {
  readonly from: IacUnit;
  readonly to: IacUnit;
  readonly path: Path;
  readonly name: string;
  /** An import is checked by CloudFormation; a name is only a name. */
  readonly by: 'import' | MadeKind;
}

/** What the units of a set need of each other to be deployed: imports, parameters, secrets, other things by their names. */
export function unitNeeds(set: IacSet): readonly UnitNeed[] {
  const byName = namedNeeds(set).filter(({ atOnce }) => atOnce);
  return [...byImport(set), ...byStore(set), ...byAlias(set), ...byName].filter(
    ({ from, to }) => from !== to,
  );
}

function byImport(set: IacSet): UnitNeed[] {
  const given = exportsOf(set);
  return set.units.flatMap((from) =>
    importsOf(from).flatMap(({ name, path }) => {
      const to = given.find((one) => mayBeSame(one.name, name))?.unit;
      return to === undefined ? [] : [{ from, to, path, name, by: 'import' as const }];
    }),
  );
}

function byStore(set: IacSet): UnitNeed[] {
  return set.units.flatMap((from) =>
    storeReferencesOf(from).flatMap(({ name, path, store }) => {
      if (/^\$\{[^{}]*\}$/.test(name)) return [];
      const to = store === 'ssm' ? parameterMaker(set, name) : makerOf(set, 'secret', secretName(name))?.unit;
      const by: UnitNeed['by'] = store === 'ssm' ? 'parameter' : 'secret';
      return to === undefined ? [] : [{ from, to, path, name, by }];
    }),
  );
}

/** By name, without version or label; or all below a path. */
function parameterMaker(set: IacSet, name: string): IacUnit | undefined {
  const plain = name.replace(/:[^:}]*$/, '');
  const below = plain.endsWith('/') ? plain : `${plain}/`;
  return (
    makerOf(set, 'parameter', plain) ??
    madeOf(set, 'parameter').find((made) => plain.startsWith('/') && made.name.startsWith(below))
  )?.unit;
}

/** `alias/orders`, where it is used and not made. */
function byAlias(set: IacSet): UnitNeed[] {
  if (madeOf(set, 'alias').length === 0) return [];
  return set.units.flatMap((from) =>
    textsOf(from).flatMap(({ text, path, resource }) => {
      const [, name] = /(?:^|:)(alias\/(?!aws\/)[^\s"'*]+)$/.exec(text) ?? [];
      if (name === undefined || /KMS::Alias|aws_kms_alias/.test(resource?.type ?? '')) return [];
      const to = makerOf(set, 'alias', knownText(from, name))?.unit;
      return to === undefined ? [] : [{ from, to, path, name, by: 'alias' as const }];
    }),
  );
}
