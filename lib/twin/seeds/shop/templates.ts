import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The text of a template of the shop, as it lies in `environments/iac`: the shop was made from these files. */
export function shopTemplate(name: 'platform' | 'orders' | 'catalogue' | 'ledger'): string {
  return readFileSync(join(packageRoot(), 'environments', 'iac', `shop-${name}.yaml`), 'utf8');
}

/** The folder that holds package.json, from source and from dist alike. */
function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}
