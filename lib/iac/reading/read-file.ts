import { resolve } from 'node:path';
import { LandfallError } from '../../base/errors.ts';
import type { Problem } from '../../base/problem.ts';
import type { Collected } from './collected.ts';
import { isBinaryPlan, kindOf, mayBeRead } from './file-kind.ts';
import { readText } from './read-text.ts';
import { takeFile } from './take-file.ts';

/** Reads one file into what is collected. `asked`: somebody gave this very file, and hears it where it is nothing. */
export async function readFileInto(file: string, into: Collected, asked = false): Promise<void> {
  if (isBinaryPlan(file)) into.refused.push({ ...BINARY_PLAN, where: file });
  else if (asked || mayBeRead(file)) await open(file, into, asked);
  else into.ignored.push(file);
}

async function open(file: string, into: Collected, asked: boolean): Promise<void> {
  const read = await readText(resolve(into.cwd, file));
  if ('none' in read) {
    into.refused.push({ ...UNREADABLE, where: file, got: read.got });
    return;
  }
  const kind = kindOf(file, read.text);
  if (kind === undefined) {
    if (asked) into.refused.push({ ...NOTHING, where: file });
    into.ignored.push(file);
    return;
  }
  try {
    await takeFile(kind, file, read.text, into);
  } catch (error) {
    if (!(error instanceof LandfallError)) throw error;
    into.refused.push(...error.details.map((problem) => ({ ...problem, where: problem.where ?? file })));
  }
}

const BINARY_PLAN: Problem = {
  what: 'This is a plan in the form that only Terraform reads',
  expected: 'JSON',
  fix: 'give what this prints: terraform show -json <plan>',
};
const UNREADABLE: Problem = {
  what: 'This file could not be read',
  expected: 'a text file in UTF-8',
  fix: 'look at its permissions and its encoding, or leave it out',
};
const NOTHING: Problem = {
  what: 'There is no infrastructure in this file that could be read',
  expected:
    'a CloudFormation template, what CDK synthesises, terraform show -json, a state, HCL, or a saved configuration of Elastic Beanstalk',
  fix: 'give such a file, or the folder that holds them',
};
