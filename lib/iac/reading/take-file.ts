import { dirname, normalize } from 'node:path';
import { readTemplate } from '../../syntax/index.ts';
import { readBeanstalk } from './beanstalk.ts';
import { readAssets, readManifest } from './cdk-assembly.ts';
import { cloudformationUnit } from './cloudformation-unit.ts';
import type { Collected } from './collected.ts';
import type { FileKind } from './file-kind.ts';
import { readParameterFile } from './parameter-file.ts';
import { rawStateUnit, shownUnit } from './terraform/json-units.ts';

type Taker = (file: string, text: string, into: Collected) => void | Promise<void>;

/** Reads the text of a file as what it is. Throws LandfallError where it cannot be read as that. */
export async function takeFile(kind: FileKind, file: string, text: string, into: Collected): Promise<void> {
  await TAKERS[kind](file, text, into);
}

const TAKERS: Readonly<Record<FileKind, Taker>> = {
  template: (file, text, { templates }) => {
    templates.set(normalize(file), cloudformationUnit(readTemplate(text, file), file));
  },
  parameters: (file, text, { parameters }) => {
    parameters.push(readParameterFile(text, file));
  },
  'cdk-manifest': (file, text, { stacks }) => {
    stacks.push(...readManifest(text, file));
  },
  'cdk-assets': (file, text, { assets }) => {
    assets.set(normalize(file), readAssets(text, file));
  },
  beanstalk: (file, text, { others }) => {
    others.push(readBeanstalk(text, file));
  },
  'terraform-show': (file, text, { others }) => {
    others.push(shownUnit(text, file));
  },
  'terraform-state': (file, text, { others }) => {
    others.push(rawStateUnit(text, file));
  },
  hcl: (file, text, { hcl }) => hcl.add(dirname(file), file, text),
  'hcl-json': (file, text, { hcl }) => hcl.addJson(dirname(file), file, text),
  'hcl-variables': (file, text, { hcl }) => hcl.addVariables(dirname(file), file, text),
};
