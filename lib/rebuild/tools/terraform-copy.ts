import { readdir, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { LandfallError } from '../../base/errors.ts';
import { type WorkFolder, workFolder } from '../../drill/nemeses/terraform/index.ts';
import { type DeclaredUnit, type IacUnit, isMap } from '../../iac/index.ts';
import type { Value } from '../../syntax/index.ts';
import { copyConfiguration } from './copy-configuration.ts';
import type { Fitting } from './fit-for-a-drill.ts';
import {
  OVERRIDE_FILE,
  resourceOverride,
  type RootOverride,
  rootOverride,
  VALUES_FILE,
} from './overrides.ts';
import type { ShownPlan } from './shown-plan.ts';

/** A configuration where it may be planned. */
export interface TerraformCopy {
  readonly folder: WorkFolder;
  /** Of the root module within the copy. */
  readonly inner: string;
  /** Writes what differs from what is declared; again after a plan has shown more of it. */
  override(fittings: readonly Fitting[], modules: ShownPlan['modules']): Promise<void>;
}

export interface TerraformCopyOptions extends Omit<RootOverride, 'state'> {
  /** Folder that the paths of units are relative to. */
  readonly cwd: string;
  /** The root module, then those that it calls. */
  readonly units: readonly [DeclaredUnit, ...DeclaredUnit[]];
  /** Absolute: where Terraform is to work. */
  readonly work: string;
}

/** Copies a configuration and gives it its values. Throws CONFIGURATION_LEAVES and OVERRIDE_AFTER_OURS (guard). */
export async function terraformCopy(
  options: TerraformCopyOptions,
  signal: AbortSignal,
): Promise<TerraformCopy> {
  const { cwd, units, work } = options;
  const [root, ...modules] = units;
  const folderOf = ({ unit }: DeclaredUnit): string => resolve(cwd, unit.file);
  const { copy } = workFolder(work);
  const copied = await copyConfiguration([folderOf(root), ...modules.map(folderOf)], copy, signal);
  const inner = relative(copy, copied.root);
  const folder = workFolder(work, inner);
  await refuseLaterOverrides(copied.root, root);
  await writeJson(join(copied.root, VALUES_FILE), valuesOf(root));
  const unitIn = new Map(units.map((one) => [copied.copyOf(folderOf(one)), one.unit]));
  return {
    folder,
    inner,
    override: async (fittings, shown) => {
      const folders = moduleFolders(shown, copied.root);
      for (const [place, unit] of unitIn) {
        const own = fittings.filter(({ module }) => folders.get(module) === place);
        const top = place === copied.root ? rootOverride(root.unit, { ...options, state: folder.state }) : {};
        const content = { ...top, ...resourceOverride(unit, own) };
        if (Object.keys(content).length > 0) await writeJson(join(place, OVERRIDE_FILE), content);
      }
    },
  };
}

async function writeJson(file: string, content: Value): Promise<void> {
  await writeFile(file, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
}

/** Where each module of a plan lies. */
function moduleFolders(modules: ShownPlan['modules'], root: string): ReadonlyMap<string, string> {
  const folders = new Map<string, string>([['', root]]);
  for (const { address, source, caller } of modules)
    if (caller !== undefined) folders.set(address, join(folders.get(caller) ?? root, source));
  return folders;
}

/** The values that are declared, as far as a variable takes them; what is no text is written as Terraform writes it. */
function valuesOf({ unit, source }: DeclaredUnit): Readonly<Record<string, Value>> {
  const declared = variablesOf(unit);
  return Object.fromEntries(
    Object.entries(source.parameters)
      .filter(([name]) => Object.hasOwn(declared, name))
      .map(([name, value]) => [name, valueIn(value)]),
  );
}

function variablesOf({ body }: IacUnit): Readonly<Record<string, Value>> {
  const variables = isMap(body) ? body['variable'] : undefined;
  return isMap(variables) ? variables : {};
}

function valueIn(text: string): Value {
  if (!/^\s*[[{]/.test(text)) return text;
  try {
    return JSON.parse(text) as Value;
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}

async function refuseLaterOverrides(folder: string, { source }: DeclaredUnit): Promise<void> {
  const later = (await readdir(folder)).filter(
    (name) =>
      (/_override\.tf(?:\.json)?$/.test(name) || name.endsWith('.auto.tfvars')) && name >= OVERRIDE_FILE,
  );
  if (later.length === 0) return;
  throw new LandfallError('OVERRIDE_AFTER_OURS', 'guard', {
    what: 'A file of the configuration would undo what keeps the copy in the clean account; nothing was made',
    where: later.map((name) => `${source.path}/${name}`).join(', '),
    expected: `names that come before ${OVERRIDE_FILE}`,
    got: later.join(', '),
    fix: 'rename it',
  });
}
