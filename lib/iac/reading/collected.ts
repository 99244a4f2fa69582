import type { Problem } from '../../base/problem.ts';
import type { IacAsset, IacUnit } from '../iac-set.ts';
import type { CdkStack } from './cdk-assembly.ts';
import { HclFolders } from './hcl/hcl-folders.ts';
import type { ParameterFile } from './parameter-file.ts';

/** What the files gave, before it is put together. Files are named relative to the folder in which the command runs. */
export interface Collected {
  readonly cwd: string;
  /** By file. */
  readonly templates: Map<string, IacUnit>;
  readonly others: IacUnit[];
  readonly stacks: CdkStack[];
  readonly assets: Map<string, readonly IacAsset[]>;
  readonly parameters: ParameterFile[];
  readonly hcl: HclFolders;
  readonly refused: Problem[];
  readonly ignored: string[];
}

/** Nothing yet. */
export function collectedNothing(cwd: string): Collected {
  return {
    cwd,
    templates: new Map(),
    others: [],
    stacks: [],
    assets: new Map(),
    parameters: [],
    hcl: new HclFolders(cwd),
    refused: [],
    ignored: [],
  };
}
