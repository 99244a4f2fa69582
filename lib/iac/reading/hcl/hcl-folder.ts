import type { Path, Value, ValueMap } from '../../../syntax/index.ts';
import type { IacUnit } from '../../iac-set.ts';
import type { HclBlock } from './hcl-file.ts';
import { HclPlaces } from './places.ts';

/** A file of values; the places of those are below `variable`. */
export interface VariableFile {
  readonly file: string;
  readonly values: ValueMap;
  readonly locate: IacUnit['locate'];
}

/** What was read in one folder of HCL. */
export interface HclFolder {
  readonly places: HclPlaces;
  readonly blocks: HclBlock[];
  readonly variables: VariableFile[];
  /** Of files in JSON, which know their places themselves. */
  readonly others: { readonly roots: readonly string[]; readonly locate: IacUnit['locate'] }[];
}

/** Nothing yet. */
export function emptyFolder(folder: string): HclFolder {
  return { places: new HclPlaces(folder), blocks: [], variables: [], others: [] };
}

/** Where things stand, whichever file they come from. */
export function folderLocator({ places, others }: HclFolder): IacUnit['locate'] {
  return (path: Path, within?: number) => {
    const root = others.find(({ roots }) => roots.some((one) => isBelow(path, one)));
    return root === undefined ? places.locate(path, within) : root.locate(path, within);
  };
}

function isBelow(path: Path, root: string): boolean {
  return [1, 2, 3].some((length) => JSON.stringify(path.slice(0, length)) === root);
}

/** The value of a variable, and the file that gives it. */
export interface GivenValue {
  readonly value: Value;
  readonly locate: IacUnit['locate'];
}

/** Files that Terraform loads by itself win; of the others (one a stage) the first one gives a value. */
export function variablesOf({ variables }: HclFolder): ReadonlyMap<string, GivenValue> {
  const isLoaded = (file: string): boolean => /(?:^|[/\\])terraform\.tfvars|\.auto\.tfvars/.test(file);
  const inOrder = [
    ...variables.filter(({ file }) => isLoaded(file)).toReversed(),
    ...variables.filter(({ file }) => !isLoaded(file)),
  ];
  return new Map(
    inOrder
      .toReversed()
      .flatMap(({ values, locate }) =>
        Object.entries(values).map(([name, value]): [string, GivenValue] => [name, { value, locate }]),
      ),
  );
}
