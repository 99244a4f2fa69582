import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem } from '../../base/problem.ts';
import type { WorkFolder } from '../../drill/nemeses/terraform/index.ts';
import { isMap } from '../../iac/index.ts';
import type { Value } from '../../syntax/index.ts';
import { AWS_PROVIDER } from './providers.ts';

/** Why Terraform must not plan after `init`: another backend, another provider, or a module that was fetched. Nothing = it may. */
export async function reviewInit(folder: WorkFolder): Promise<readonly Problem[]> {
  return [
    ...backendProblems(await jsonIn(join(folder.data, 'terraform.tfstate')), folder),
    ...(await providersIn(join(folder.data, 'providers'))).filter((one) => one !== AWS_PROVIDER).map(foreign),
    ...modulesOfElsewhere(await jsonIn(join(folder.data, 'modules', 'modules.json'))),
  ];
}

function backendProblems(data: Value, { state }: WorkFolder): Problem[] {
  const backend = isMap(data) && isMap(data['backend']) ? data['backend'] : {};
  const { type, config } = backend;
  const path = isMap(config) ? config['path'] : undefined;
  if (type === 'local' && path === state) return [];
  return [
    {
      what: 'Terraform would keep its state elsewhere, perhaps with that of the original; nothing was made',
      where: 'the backend of the configuration',
      expected: 'the local backend, in the folder of the drill',
      got:
        typeof type === 'string' ? `${type}, ${typeof path === 'string' ? path : 'no path'}` : 'no backend',
      fix: 'leave the backend to the override that Landfall writes: no file may override it after that',
    },
  ];
}

/** `registry.terraform.io/hashicorp/aws`, three folders deep. */
async function providersIn(root: string): Promise<string[]> {
  let found = [''];
  for (let depth = 0; depth < 3; depth += 1) {
    const below = found.map(async (path) =>
      existsSync(join(root, path))
        ? (await readdir(join(root, path))).map((name) => (path === '' ? name : `${path}/${name}`))
        : [],
    );
    found = (await Promise.all(below)).flat();
  }
  return found;
}

function foreign(got: string): Problem {
  return {
    what: 'Terraform installed a provider other than that of AWS; nothing was made',
    where: 'terraform init',
    expected: AWS_PROVIDER,
    got,
    fix: 'keep what needs it in a configuration of its own',
  };
}

function modulesOfElsewhere(manifest: Value): Problem[] {
  const modules = isMap(manifest) && Array.isArray(manifest['Modules']) ? manifest['Modules'] : [];
  return (modules as readonly Value[]).filter(isMap).flatMap(({ Key, Source }) => {
    if (typeof Source === 'string' && (Source === '' || /^\.\.?(?:\/|$)/.test(Source))) return [];
    return [
      {
        what: 'Terraform fetched a module from elsewhere; nothing was made',
        where: `module ${typeof Key === 'string' ? Key : ''}`,
        expected: 'modules in folders that are kept with the configuration',
        got: typeof Source === 'string' ? Source : 'no source',
        fix: 'keep a copy of the module beside the configuration',
      },
    ];
  });
}

/** Null where there is no such file, or nothing that could be read in it: then what is expected is not there. */
async function jsonIn(file: string): Promise<Value> {
  if (!existsSync(file)) return null;
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Value;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
