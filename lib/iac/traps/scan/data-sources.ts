import type { Path, ValueMap } from '../../../syntax/template.ts';
import type { IacUnit } from '../../iac-set.ts';
import { isList, isMap } from './compose.ts';

/** What a Terraform configuration looks up and does not make. */
export interface DataSource {
  readonly unit: IacUnit;
  readonly type: string;
  readonly name: string;
  readonly path: Path;
  readonly settings: ValueMap;
}

/** The data sources of a configuration, in the order of the file. */
export function dataSourcesOf(unit: IacUnit): readonly DataSource[] {
  const data = isMap(unit.body) ? unit.body['data'] : undefined;
  if (unit.format !== 'terraform-hcl' || !isMap(data)) return [];
  return Object.entries(data).flatMap(([type, named]) =>
    Object.entries(isMap(named) ? named : {}).flatMap(([name, given]) => {
      const settings = isList(given) ? given[0] : given;
      return isMap(settings) ? [{ unit, type, name, path: ['data', type, name], settings }] : [];
    }),
  );
}

/** The states of others that are read. */
export function remoteStates(unit: IacUnit): readonly DataSource[] {
  return dataSourcesOf(unit).filter(({ type }) => type === 'terraform_remote_state');
}
