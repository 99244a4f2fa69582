import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Problem } from '../../../base/problem.ts';
import { isMap, readValues } from '../../../syntax/index.ts';
import type { IacUnit } from '../../iac-set.ts';
import { readText } from '../read-text.ts';
import { readHclFile } from './hcl-file.ts';
import { emptyFolder, folderLocator, type HclFolder, variablesOf } from './hcl-folder.ts';
import { given, hclUnit, type ModuleCall, moduleCalls } from './hcl-unit.ts';
import { blocksOfJson } from './json-blocks.ts';
import { HclPlaces } from './places.ts';

/** Collects the HCL of folder after folder. A folder is a module, and the modules that it calls in folders beside are read too. */
export class HclFolders {
  readonly problems: Problem[] = [];
  private readonly folders = new Map<string, HclFolder>();
  private readonly cwd: string;

  constructor(cwd: string) {
    this.cwd = cwd;
  }

  /** Throws HCL_UNREADABLE where the grammar is not installed. */
  async add(folder: string, file: string, text: string): Promise<void> {
    const { places, blocks } = this.folder(folder);
    const read = await readHclFile(text, file, places);
    blocks.push(...read.blocks);
    this.problems.push(...read.problems);
  }

  /** Throws TEMPLATE_INVALID. */
  addJson(folder: string, file: string, text: string): void {
    const { value, locate } = readValues(text, file);
    const blocks = blocksOfJson(value, locate);
    const found = this.folder(folder);
    found.blocks.push(...blocks);
    found.others.push({ roots: blocks.map(({ path }) => JSON.stringify(path)), locate });
  }

  /** A file of values. Throws HCL_UNREADABLE, TEMPLATE_INVALID. */
  async addVariables(folder: string, file: string, text: string): Promise<void> {
    const found = this.folder(folder);
    if (file.endsWith('.json')) {
      const { value, locate } = readValues(text, file);
      const below: IacUnit['locate'] = ([, ...path], within) => locate(path, within);
      found.variables.push({ file, values: isMap(value) ? value : {}, locate: below });
      return;
    }
    const places = new HclPlaces(file);
    const { attributes, problems } = await readHclFile(text, file, places);
    found.variables.push({ file, values: attributes, locate: (path, within) => places.locate(path, within) });
    this.problems.push(...problems);
  }

  /** The units, those that are called after those that call them. */
  async finish(signal?: AbortSignal): Promise<IacUnit[]> {
    const units = new Map<string, IacUnit>();
    const open = [...this.folders.keys()].sort();
    const callers = new Map<string, { readonly caller: string; readonly call: ModuleCall }>();
    for (let folder = open.shift(); folder !== undefined; folder = open.shift()) {
      signal?.throwIfAborted();
      if (units.has(folder)) continue;
      const unit = this.unitOf(folder);
      if (unit === undefined) continue;
      units.set(folder, unit);
      const { local, elsewhere } = moduleCalls(unit);
      this.problems.push(...elsewhere);
      for (const call of local) {
        if (!(await this.isThere(call, unit))) continue;
        if (!this.isCircle(folder, call, unit, callers) && !callers.has(call.folder)) {
          callers.set(call.folder, { caller: folder, call });
        }
        open.push(call.folder);
      }
    }
    return [...units].map(([folder, unit]) => called(unit, callers.get(folder)));
  }

  private folder(folder: string): HclFolder {
    const found = this.folders.get(folder) ?? emptyFolder(folder);
    this.folders.set(folder, found);
    return found;
  }

  private unitOf(folder: string): IacUnit | undefined {
    const found = this.folders.get(folder);
    if (found === undefined || found.blocks.length === 0) return undefined;
    const { unit, problems } = hclUnit(folder, found.blocks, folderLocator(found), variablesOf(found));
    this.problems.push(...problems);
    return unit;
  }

  /** Reads the folder of a module where it was not met yet. */
  private async isThere({ folder, name, path }: ModuleCall, caller: IacUnit): Promise<boolean> {
    if (this.folders.has(folder)) return true;
    for (const file of await filesOf(resolve(this.cwd, folder))) {
      const shown = join(folder, file);
      const read = await readText(resolve(this.cwd, shown));
      if ('none' in read)
        this.problems.push({ what: 'This file could not be read', where: shown, got: read.got });
      else if (file.endsWith('.json')) this.addJson(folder, shown, read.text);
      else await this.add(folder, shown, read.text);
    }
    if (this.folders.has(folder)) return true;
    this.problems.push({
      what: `The module ${name} is not there; what it makes was not seen`,
      where: caller.locate(path),
      got: folder,
      fix: 'correct the path, or put the module there',
    });
    return false;
  }

  private isCircle(
    caller: string,
    { folder, path }: ModuleCall,
    unit: IacUnit,
    callers: ReadonlyMap<string, { readonly caller: string }>,
  ): boolean {
    for (let above: string | undefined = caller; above !== undefined; above = callers.get(above)?.caller) {
      if (above !== folder) continue;
      this.problems.push({
        what: 'These modules call each other, and Terraform refuses them',
        where: unit.locate(path),
        got: `${folder} → ${caller} → ${folder}`,
        fix: 'take one of them out of the circle',
      });
      return true;
    }
    return false;
  }
}

function called(
  unit: IacUnit,
  found: { readonly caller: string; readonly call: ModuleCall } | undefined,
): IacUnit {
  if (found === undefined) return unit;
  const { caller, call } = found;
  const variables = isMap(unit.body) && isMap(unit.body['variable']) ? unit.body['variable'] : {};
  return { ...unit, parent: caller, supplied: { ...unit.supplied, ...given(call.arguments, variables) } };
}

async function filesOf(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder);
    return entries.filter((name) => /\.(?:tf|tofu)(?:\.json)?$/.test(name) && !name.startsWith('.')).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== undefined) return [];
    throw error;
  }
}
