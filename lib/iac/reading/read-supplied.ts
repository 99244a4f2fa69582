import { relative, resolve } from 'node:path';
import { LandfallError } from '../../base/errors.ts';
import { isMap, readValues, type Value } from '../../syntax/index.ts';
import { readHclFile } from './hcl/hcl-file.ts';
import { HclPlaces } from './hcl/places.ts';
import { readParameterFile } from './parameter-file.ts';
import { readText } from './read-text.ts';

/**
 * The values in a file of parameters, whatever its form: the list of the AWS CLI, `{"Parameters": {…}}`, `["Key=Value"]`, or
 * variables of Terraform. Throws SUPPLIED_UNREADABLE, or what the form throws.
 */
export async function readSupplied(path: string, options: { cwd: string }): Promise<Record<string, string>> {
  const file = relative(options.cwd, resolve(options.cwd, path));
  const read = await readText(resolve(options.cwd, path));
  if ('none' in read) throw unreadable(file, read.got);
  if (/\.tfvars$/i.test(path)) return ofVariables(read.text, file);
  if (/\.tfvars\.json$/i.test(path)) return texts(readValues(read.text, file).value);
  const { values } = readParameterFile(read.text, file);
  if (Object.keys(values).length === 0) throw unreadable(file, 'no parameters');
  return { ...values };
}

async function ofVariables(text: string, file: string): Promise<Record<string, string>> {
  const { attributes, problems } = await readHclFile(text, file, new HclPlaces(file));
  if (problems.length > 0) throw new LandfallError('SUPPLIED_UNREADABLE', 'declaration', problems);
  return texts(attributes);
}

function texts(values: Value): Record<string, string> {
  return Object.fromEntries(
    Object.entries(isMap(values) ? values : {}).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  );
}

function unreadable(where: string, got: string): LandfallError {
  return new LandfallError('SUPPLIED_UNREADABLE', 'declaration', {
    what: 'The parameters could not be read',
    where,
    expected: '[{"ParameterKey": "…", "ParameterValue": "…"}], {"Parameters": {…}}, or a .tfvars file',
    got,
    fix: 'look at the path and the form',
  });
}
