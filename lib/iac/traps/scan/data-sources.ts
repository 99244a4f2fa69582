import type { Path, ValueMap } from '../../../syntax/template.ts';
import type { IacUnit } from '../../iac-set.ts';

/** What a Terraform configuration looks up and does not make. */
export interface DataSource {
  readonly unit: IacUnit;
  readonly type: string;
  /** `data.aws_ami.newest` */
  readonly name: string;
  readonly path: Path;
  readonly settings: ValueMap;
}

/** The data sources of a configuration, a plan or a state; in a state their settings are mixed with what was found. */
export function dataSourcesOf(unit: IacUnit): readonly DataSource[] {
  return (unit.lookups ?? []).map(({ type, address, path, properties }) => ({
    unit,
    type,
    name: address,
    path,
    settings: properties,
  }));
}

/** The states of others that are read. */
export function remoteStates(unit: IacUnit): readonly DataSource[] {
  return dataSourcesOf(unit).filter(({ type }) => type === 'terraform_remote_state');
}
