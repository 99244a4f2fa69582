import type { Path, ValueMap } from '../../../syntax/template.ts';
import { walk } from '../../../syntax/walk.ts';
import type { IacUnit } from '../../iac-set.ts';
import { isMap } from './compose.ts';

/** Providers whose source names a host, and not that of the public registries. */
export function foreignProviders(unit: IacUnit): readonly { readonly path: Path; readonly source: string }[] {
  return requiredProviders(unit).flatMap(({ path, settings }) => {
    const source = settings['source'];
    const [, host] = typeof source === 'string' ? (/^([^/]+\.[^/]+)\/[^/]+\/[^/]+$/.exec(source) ?? []) : [];
    if (typeof source !== 'string' || host === undefined || PUBLIC.has(host)) return [];
    return [{ path: [...path, 'source'], source }];
  });
}

const PUBLIC = new Set(['registry.terraform.io', 'registry.opentofu.org']);

function requiredProviders(unit: IacUnit): readonly { readonly path: Path; readonly settings: ValueMap }[] {
  const settings = isMap(unit.body) ? unit.body['terraform'] : undefined;
  if (unit.format !== 'terraform-hcl' || settings === undefined) return [];
  const providers: { path: Path; settings: ValueMap }[] = [];
  walk(
    settings,
    (value, path) => {
      if (path.includes('required_providers') && isMap(value) && 'source' in value)
        providers.push({ path, settings: value });
    },
    ['terraform'],
  );
  return providers;
}
