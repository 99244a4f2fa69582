import { LandfallError } from '../../../base/errors.ts';
import type { Problem } from '../../../base/problem.ts';
import { isMap, parseJson, textOf, type ValueMap } from '../../../syntax/index.ts';
import type { IacUnit } from '../../iac-set.ts';
import { planUnit } from './plan-unit.ts';
import { rawResources } from './raw-state.ts';
import { shownResources } from './shown-resource.ts';
import { stateUnit } from './state-unit.ts';

/** The unit of what `terraform show -json` says of a plan or a state. Throws JSON_INVALID, TERRAFORM_UNKNOWN. */
export function shownUnit(text: string, file: string): IacUnit {
  const shown = mapIn(text, file);
  const version = textOf(shown['format_version']);
  if (!/^[01]\./.test(version)) throw unknown(file, `format_version ${version}`, 'format_version 0 or 1');
  if (shown['planned_values'] !== undefined || shown['resource_changes'] !== undefined)
    return planUnit(shown, file);
  const values = shown['values'];
  const secrets = new Set<string>();
  return stateUnit(isMap(values) ? shownResources(values['root_module'], secrets) : [], file, secrets);
}

/** The unit of a state file. Throws JSON_INVALID, TERRAFORM_UNKNOWN. */
export function rawStateUnit(text: string, file: string): IacUnit {
  const state = mapIn(text, file);
  if (state['version'] !== 4)
    throw unknown(file, `version ${textOf(state['version'])}`, 'version 4, of Terraform 0.12 and later');
  const secrets = new Set<string>();
  return stateUnit(rawResources(state, secrets), file, secrets);
}

function mapIn(text: string, file: string): ValueMap {
  const value = parseJson(text.replace(/^\uFEFF/, ''), file);
  return isMap(value) ? value : {};
}

function unknown(where: string, got: string, expected: string): LandfallError {
  const problem: Problem = {
    what: 'This is a form of Terraform that is not known here',
    where,
    expected,
    got,
    fix: 'write it again with terraform show -json',
  };
  return new LandfallError('TERRAFORM_UNKNOWN', 'declaration', problem);
}
