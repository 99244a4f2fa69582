import { dirname, join } from 'node:path';
import { own } from '../../base/own.ts';
import { isMap, parseJson, textOf, type Value, type ValueMap } from '../../syntax/index.ts';
import type { IacAsset } from '../iac-set.ts';

/** A stack that CDK synthesised, as its manifest tells it. */
export interface CdkStack {
  readonly name: string;
  /** File of its template, beside the manifest. */
  readonly template: string;
  readonly pinned?: { readonly account?: string; readonly region?: string };
  readonly parameters: Readonly<Record<string, string>>;
  /** File that tells its assets. */
  readonly assets?: string;
  /** Names of the stacks that are deployed before. */
  readonly after: readonly string[];
}

/** The stacks of a cloud assembly. Throws JSON_INVALID. https://docs.aws.amazon.com/cdk/v2/guide/deploy.html */
export function readManifest(text: string, file: string): readonly CdkStack[] {
  const manifest = parseJson(text, file);
  const artifacts = isMap(manifest) && isMap(manifest['artifacts']) ? manifest['artifacts'] : {};
  return Object.entries(artifacts).flatMap(([id, artifact]) =>
    stackOf(id, artifact, dirname(file), artifacts),
  );
}

function stackOf(id: string, artifact: Value, folder: string, artifacts: ValueMap): CdkStack[] {
  if (!isMap(artifact) || artifact['type'] !== 'aws:cloudformation:stack') return [];
  const properties = isMap(artifact['properties']) ? artifact['properties'] : {};
  const template = properties['templateFile'];
  if (typeof template !== 'string') return [];
  const { parameters } = properties;
  const pinned = pinnedBy(artifact['environment']);
  const assets = assetsOf(artifact['dependencies'], artifacts);
  return [
    {
      name: nameOf(id, artifact),
      after: before(artifact['dependencies'], artifacts),
      template: join(folder, template),
      parameters: isMap(parameters)
        ? Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, textOf(value)]))
        : {},
      ...(pinned !== undefined && { pinned }),
      ...(assets !== undefined && { assets: join(folder, assets) }),
    },
  ];
}

function nameOf(id: string, artifact: ValueMap): string {
  const properties = isMap(artifact['properties']) ? artifact['properties'] : {};
  const { stackName } = properties;
  return typeof stackName === 'string' ? stackName : id;
}

function before(dependencies: Value | undefined, artifacts: ValueMap): readonly string[] {
  return (Array.isArray(dependencies) ? dependencies : []).flatMap((one: Value) => {
    const artifact = own(artifacts, textOf(one));
    return isMap(artifact) && artifact['type'] === 'aws:cloudformation:stack'
      ? [nameOf(textOf(one), artifact)]
      : [];
  });
}

/** `aws://111122223333/eu-west-1`; what is not pinned reads `unknown-account`, `unknown-region`. */
function pinnedBy(environment: Value | undefined): CdkStack['pinned'] | undefined {
  const [, account, region] = /^aws:\/\/([^/]+)\/([^/]+)$/.exec(textOf(environment)) ?? [];
  const pinned = {
    ...(account !== undefined && /^\d{12}$/.test(account) && { account }),
    ...(region !== undefined && region !== 'unknown-region' && { region }),
  };
  return Object.keys(pinned).length === 0 ? undefined : pinned;
}

function assetsOf(dependencies: Value | undefined, artifacts: ValueMap): string | undefined {
  for (const id of Array.isArray(dependencies) ? dependencies : []) {
    const artifact = own(artifacts, String(id));
    if (!isMap(artifact) || artifact['type'] !== 'cdk:asset-manifest') continue;
    const file = isMap(artifact['properties']) ? artifact['properties']['file'] : undefined;
    if (typeof file === 'string') return file;
  }
  return undefined;
}

/** What has to be in the bootstrap bucket and repository before a stack can be created. Throws JSON_INVALID. */
export function readAssets(text: string, file: string): readonly IacAsset[] {
  const manifest = parseJson(text, file);
  if (!isMap(manifest)) return [];
  return [...assetsIn(manifest['files'], 'file'), ...assetsIn(manifest['dockerImages'], 'image')];
}

function assetsIn(section: Value | undefined, kind: IacAsset['kind']): IacAsset[] {
  if (!isMap(section)) return [];
  return Object.values(section).flatMap((asset) => {
    const { destinations, source } = isMap(asset) ? asset : {};
    const places = isMap(destinations) ? Object.values(destinations) : [];
    return places.flatMap((destination) =>
      assetAt(destination, kind, isMap(source) ? source['path'] : undefined),
    );
  });
}

function assetAt(destination: Value, kind: IacAsset['kind'], source: Value | undefined): IacAsset[] {
  if (!isMap(destination)) return [];
  const { bucketName, objectKey, repositoryName, imageTag, region } = destination;
  const place = kind === 'file' ? bucketName : repositoryName;
  const key = kind === 'file' ? objectKey : imageTag;
  if (typeof place !== 'string' || typeof key !== 'string') return [];
  return [
    {
      kind,
      place,
      key,
      ...(typeof region === 'string' && { region }),
      ...(typeof source === 'string' && { source }),
    },
  ];
}
