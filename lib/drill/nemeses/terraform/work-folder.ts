import { join } from 'node:path';

/** Where Terraform works: a folder of its own within that of the drill. Secrets may be in it; it is gone once all is destroyed. */
export interface WorkFolder {
  readonly root: string;
  /** The copy of the configuration and of the modules that it calls. */
  readonly copy: string;
  /** Where Terraform runs: the root module within the copy. */
  readonly configuration: string;
  /** TF_DATA_DIR: providers, modules, which backend. */
  readonly data: string;
  readonly state: string;
  readonly plan: string;
  /** All that Terraform said, as it came. */
  readonly output: string;
  /** What a command answered in JSON. */
  readonly answer: string;
  /** Process id of the command that runs. */
  readonly pid: string;
  /** Beside the folder: what Terraform said without secrets. It stays. */
  readonly log: string;
}

/** Names within a folder that Terraform works in. */
export function workFolder(root: string, inner = ''): WorkFolder {
  return {
    root,
    copy: join(root, 'configuration'),
    configuration: join(root, 'configuration', inner),
    data: join(root, 'data'),
    state: join(root, 'terraform.tfstate'),
    plan: join(root, 'plan.bin'),
    output: join(root, 'output'),
    answer: join(root, 'answer.json'),
    pid: join(root, 'pid'),
    log: `${root}.log`,
  };
}
