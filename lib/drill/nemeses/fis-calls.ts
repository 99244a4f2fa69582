import type { Aws, Written } from '../../aws/index.ts';
import type { FencedAws } from '../journal/index.ts';
import { complete, experimentIn, idIn, succeeded, unanswered } from './fis-answers.ts';
import type { FisExperiment, TaggedOfFis } from './fis-shapes.ts';

/** Where an experiment runs. */
export interface FisPlace {
  readonly account: string;
  readonly region: string;
}

type Input = Readonly<Record<string, unknown>>;
type Reader = Pick<Aws, 'read'>;

const FIS = { service: 'fis', bucket: 'fis' } as const;

/** Makes a template and gives its id. Its client token makes a repeat harmless. */
export async function createTemplate(aws: FencedAws, place: FisPlace, input: Input): Promise<string> {
  const written: Written<{ experimentTemplate?: { id?: string } }> = await aws.write({
    ...FIS,
    ...place,
    operation: 'CreateExperimentTemplate',
    input,
    isRepeatable: true,
  });
  return idIn(
    'CreateExperimentTemplate',
    succeeded('CreateExperimentTemplate', written).experimentTemplate?.id,
  );
}

/** Starts an experiment and gives its id. With `skip-all` nothing is touched, as far as the server takes the wish. */
export async function startExperiment(
  aws: FencedAws,
  place: FisPlace,
  input: Input & { readonly clientToken: string },
  actionsMode: 'run-all' | 'skip-all',
): Promise<string> {
  const written: Written<{ experiment?: { id?: string } }> = await aws.write({
    ...FIS,
    ...place,
    operation: 'StartExperiment',
    // A newer client writes the wish itself; the older one that installs here drops it without a word.
    input: { ...input, experimentOptions: { actionsMode } },
    members: { experimentOptions: { actionsMode } },
    isRepeatable: true,
  });
  return idIn('StartExperiment', succeeded('StartExperiment', written).experiment?.id);
}

/** Reads an experiment as the wire tells it, for the installed client drops the mode of its actions. */
export async function getExperiment(aws: Reader, place: FisPlace, id: string): Promise<FisExperiment> {
  const { items, failure } = await aws.read<unknown, FisExperiment>({
    ...FIS,
    ...place,
    operation: 'GetExperiment',
    input: { id },
    fresh: true,
    items: (_page, _at, raw) => experimentIn(raw()),
  });
  const [experiment] = items;
  if (failure !== undefined || experiment === undefined) throw unanswered('GetExperiment', failure);
  return experiment;
}

/** ARNs that a target of an experiment was resolved to, by the target's name. */
export async function resolvedTargets(
  aws: Reader,
  place: FisPlace,
  experimentId: string,
): Promise<readonly { readonly target: string; readonly arn: string }[]> {
  const reading = await aws.read<
    { resolvedTargets?: { targetName?: string; targetInformation?: Record<string, string> }[] },
    { target: string; arn: string }
  >({
    ...FIS,
    ...place,
    operation: 'ListExperimentResolvedTargets',
    input: { experimentId },
    paging: { tokens: { nextToken: 'nextToken' } },
    fresh: true,
    items: (page) =>
      page.resolvedTargets?.map(({ targetName, targetInformation }) => ({
        target: targetName ?? '',
        arn: arnIn(targetInformation ?? {}),
      })),
  });
  return complete('ListExperimentResolvedTargets', reading);
}

/** FIS documents a map of key and value without naming its keys; `arn` is what was seen. */
function arnIn(information: Readonly<Record<string, string>>): string {
  return information['arn'] ?? Object.values(information).find((value) => value.startsWith('arn:')) ?? '';
}

/** Every template of the account and Region, with its tags. */
export async function listTemplates(aws: Reader, place: FisPlace): Promise<readonly TaggedOfFis[]> {
  const reading = await aws.read<{ experimentTemplates?: Partial<TaggedOfFis>[] }, TaggedOfFis>({
    ...FIS,
    ...place,
    operation: 'ListExperimentTemplates',
    paging: { tokens: { nextToken: 'nextToken' }, pageSize: ['maxResults', 100] },
    fresh: true,
    items: (page) => page.experimentTemplates?.map(({ id = '', tags = {} }) => ({ id, tags })),
  });
  return complete('ListExperimentTemplates', reading);
}

/** Every experiment that FIS still tells of (120 days), with its tags. */
export async function listExperiments(aws: Reader, place: FisPlace): Promise<readonly TaggedOfFis[]> {
  const reading = await aws.read<
    { experiments?: (Partial<TaggedOfFis> & { state?: { status?: string } })[] },
    TaggedOfFis
  >({
    ...FIS,
    ...place,
    operation: 'ListExperiments',
    paging: { tokens: { nextToken: 'nextToken' }, pageSize: ['maxResults', 100] },
    fresh: true,
    items: (page) =>
      page.experiments?.map(({ id = '', tags = {}, state }) => ({ id, tags, status: state?.status ?? '' })),
  });
  return complete('ListExperiments', reading);
}

/** Stops an experiment. One that has ended or is gone needs none, and FIS says so by an error. */
export async function stopExperiment(aws: FencedAws, place: FisPlace, id: string): Promise<void> {
  const input = { id };
  const written = await aws.write({
    ...FIS,
    ...place,
    operation: 'StopExperiment',
    input,
    isRepeatable: true,
  });
  if (!('failure' in written) || written.failure.reason === 'not-found') return;
  const { state } = await getExperiment(aws, place, id);
  if (!ENDING.includes(state.status)) throw unanswered('StopExperiment', written.failure);
}

const ENDING = ['stopping', 'completed', 'stopped', 'failed', 'cancelled'];

/** Deletes a template; one that is gone already is as good. */
export async function deleteTemplate(aws: FencedAws, place: FisPlace, id: string): Promise<void> {
  const input = { id };
  const written = await aws.write({
    ...FIS,
    ...place,
    operation: 'DeleteExperimentTemplate',
    input,
    isRepeatable: true,
  });
  if ('failure' in written && written.failure.reason !== 'not-found')
    throw unanswered('DeleteExperimentTemplate', written.failure);
}
