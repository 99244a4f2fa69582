import { own } from '../../../base/own.ts';
import type { Path, Value } from '../../../syntax/template.ts';
import type { IacUnit } from '../../iac-set.ts';
import { isMap } from '../scan/compose.ts';

/** What a template or a configuration asks for. */
export interface Parameter {
  readonly name: string;
  readonly path: Path;
  /** `AWS::SSM::Parameter::Value<…>`, `String`; empty where none is written. */
  readonly type: string;
  readonly isSecret: boolean;
  readonly fallback?: Value;
  /** What somebody supplies instead. */
  readonly supplied?: string;
}

/** The parameters of a template, the variables of a configuration, in the order of the file. */
export function parametersOf(unit: IacUnit): readonly Parameter[] {
  const section = isTerraform(unit) ? 'variable' : 'Parameters';
  const written = isMap(unit.body) ? unit.body[section] : undefined;
  if (!isMap(written)) return [];
  return Object.entries(written).flatMap(([name, value]) => {
    const settings = firstOf(value);
    if (!isMap(settings)) return [];
    const fallback = settings['Default'] ?? settings['default'];
    const type = settings['Type'] ?? settings['type'];
    const supplied = own(unit.supplied, name);
    return [
      {
        name,
        path: [section, name],
        type: typeof type === 'string' ? type : '',
        isSecret: isTrue(settings['NoEcho']) || isTrue(settings['sensitive']),
        ...(fallback === undefined ? {} : { fallback }),
        ...(supplied === undefined ? {} : { supplied }),
      },
    ];
  });
}

/** Whether a unit is written for Terraform, in whatever form. */
export function isTerraform(unit: IacUnit): boolean {
  return unit.format.startsWith('terraform');
}

/** The name and value of a Systems Manager parameter are two things: the default is the name. */
export function readsParameterStore(parameter: Parameter): boolean {
  return parameter.type.startsWith('AWS::SSM::Parameter::');
}

/** Blocks of HCL may come as a list of one. */
function firstOf(value: Value): Value | undefined {
  return Array.isArray(value) ? (value[0] as Value | undefined) : value;
}

function isTrue(value: Value | undefined): boolean {
  return value === true || value === 'true';
}
