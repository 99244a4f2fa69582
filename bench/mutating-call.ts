import type { IncomingHttpHeaders } from 'node:http';

/** A request, as a proxy sees it. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/**
 * What a request changes, in words: `journal injecting`, `lock`, `StartExperiment run-all`, `StartInstances`,
 * `CreateChangeSet shop-orders`; undefined for one that
 * only reads, or tries by a dry run.
 */
export function mutatingCall({ method, path, headers, body }: SeenRequest): string | undefined {
  const service = /Credential=[^/]+\/\d+\/[^/]+\/([^/]+)/.exec(headers.authorization ?? '')?.[1];
  if (service === 'fis') return ofFis(method, path, body);
  const target = headers['x-amz-target'];
  if (typeof target === 'string') return target.endsWith('.PutItem') ? ofTable(body) : undefined;
  const form = body.toString('latin1');
  const action = /(?:^|&)Action=(\w+)/.exec(form)?.[1];
  if (action === undefined || READING.test(action) || /(?:^|&)DryRun=true/.test(form)) return undefined;
  return service === 'cloudformation' ? ofStack(action, new URLSearchParams(form)) : action;
}

/** With the name of the stack that it is about, which change sets of ours carry in their own. */
function ofStack(action: string, form: URLSearchParams): string {
  const stack = form.get('StackName')?.replace(/^arn:.*:stack\/([^/]+)\/.*$/, '$1');
  const set = /landfall-[a-z]+-(.+?)-\d+(?:\/|$)/.exec(form.get('ChangeSetName') ?? '')?.[1];
  return `${action} ${stack ?? set ?? ''}`.trim();
}

const READING = /^(Describe|List|Get|Assume|Query|Search)/;

const STATES = ['prepared', 'injecting', 'injected', 'healing', 'healed'];

/** The lock is put again and again: taken, proven before each call, released. The last part of a journal's key is its state. */
function ofTable(body: Buffer): string {
  const { Item } = JSON.parse(body.toString('utf8')) as { Item: { sk: { S: string } } };
  const parts = Item.sk.S.split('#');
  return parts[0] === 'journal' ? `journal ${STATES[Number(parts.at(-1))]}` : Item.sk.S;
}

function ofFis(method: string, path: string, body: Buffer): string | undefined {
  const [, resource = '', id] = (path.split('?')[0] ?? '').split('/');
  if (method === 'DELETE') return resource === 'experiments' ? 'StopExperiment' : 'DeleteExperimentTemplate';
  if (method !== 'POST' || id !== undefined) return undefined;
  if (resource !== 'experiments') return 'CreateExperimentTemplate';
  const { experimentOptions } = JSON.parse(body.toString('utf8')) as {
    experimentOptions?: { actionsMode?: string };
  };
  return `StartExperiment ${experimentOptions?.actionsMode ?? 'run-all'}`;
}
