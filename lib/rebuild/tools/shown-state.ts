import { LandfallError } from '../../base/errors.ts';
import { isMap } from '../../iac/index.ts';
import type { Value, ValueMap } from '../../syntax/index.ts';

/** A resource that a state says was made. */
export interface MadeResource {
  readonly address: string;
  readonly type: string;
  /** It was made half. */
  readonly isTainted: boolean;
}

/** What `terraform show -json` tells of a state. Throws STATE_UNREADABLE. */
export function shownState(text: string): readonly MadeResource[] {
  const values = mapOf(mapIn(text)['values']);
  return resourcesIn(mapOf(values['root_module']));
}

function resourcesIn(module: ValueMap): MadeResource[] {
  const own = mapsIn(module['resources']).filter(({ mode }) => mode === 'managed');
  return [
    ...own.map(({ address, type, tainted }) => ({
      address: typeof address === 'string' ? address : '',
      type: typeof type === 'string' ? type : '',
      isTainted: tainted === true,
    })),
    ...mapsIn(module['child_modules']).flatMap(resourcesIn),
  ];
}

/** Outputs of `terraform output -json` that are texts or numbers and no secrets. Throws STATE_UNREADABLE. */
export function shownOutputs(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(mapIn(text)).flatMap(([name, output]) => {
      const { value, sensitive } = mapOf(output);
      const isPlain = typeof value === 'string' || typeof value === 'number';
      return isPlain && sensitive !== true ? [[name, String(value)]] : [];
    }),
  );
}

function mapIn(text: string): ValueMap {
  try {
    return mapOf(JSON.parse(text) as Value);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new LandfallError(
      'STATE_UNREADABLE',
      'harness',
      {
        what: 'Terraform did not tell what it made in a form that can be read',
        expected: 'JSON',
        got: 'something else',
        fix: 'use a release of Terraform from 1.5 on',
      },
      { cause: error },
    );
  }
}

function mapOf(value: Value | undefined): ValueMap {
  return isMap(value) ? value : {};
}

function mapsIn(value: Value | undefined): ValueMap[] {
  return Array.isArray(value) ? (value as readonly Value[]).filter(isMap) : [];
}
