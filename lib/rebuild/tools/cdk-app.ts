import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** A folder in which somebody wrote a CDK app. */
export interface CdkApp {
  readonly folder: string;
  /** Program of the app's own CLI; absent = it is not installed. */
  readonly cli?: string;
  /** The folder of packages that it lies in. */
  readonly packages?: string;
}

/** The app in a folder, undefined where there is none: an assembly that was synthesised before is no app. */
export function cdkAppIn(path: string): CdkApp | undefined {
  const folder = resolve(path);
  if (!existsSync(join(folder, 'cdk.json'))) return undefined;
  const packages = foldersAbove(folder)
    .map((above) => join(above, 'node_modules'))
    .find((found) => existsSync(join(found, '.bin', 'cdk')));
  return packages === undefined ? { folder } : { folder, packages, cli: join(packages, '.bin', 'cdk') };
}

function foldersAbove(folder: string): string[] {
  const above = dirname(folder);
  return above === folder ? [folder] : [folder, ...foldersAbove(above)];
}
