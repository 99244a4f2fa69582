import type { CallContext } from '../../../service.ts';
import { hexId } from '../../../world/identifier.ts';
import type { TargetFilter, TemplateTarget } from '../shapes.ts';
import type { ResolvedResource } from '../stored-experiment.ts';
import { TARGET_KINDS } from './index.ts';
import { parseSelection } from './selection.ts';
import type { Candidate, TargetKind } from './target-kind.ts';

/** The resources that a target stands for at this moment. `draw` decides which ones are chosen where it asks for some. */
export function resolveTarget(
  target: TemplateTarget,
  draw: string,
  context: CallContext,
): ResolvedResource[] {
  const kind = TARGET_KINDS.get(target.resourceType);
  if (kind === undefined) return [];
  const meant = kind.list(context).filter((candidate) => isMeant(candidate, target, kind, context));
  const chosen = select(meant, target.selectionMode, draw);
  const { resourceType, parameters } = target;
  return chosen.map(({ arn }) => ({
    arn,
    resourceType,
    ...(parameters === undefined ? {} : { parameters }),
  }));
}

/** ARNs name resources outright; otherwise all tags, all filters and all parameters must meet. */
function isMeant(
  candidate: Candidate,
  target: TemplateTarget,
  kind: TargetKind,
  context: CallContext,
): boolean {
  if (target.resourceArns !== undefined && target.resourceArns.length > 0)
    return target.resourceArns.includes(candidate.arn);
  const tags = Object.entries(target.resourceTags ?? {});
  const parameters = Object.entries(target.parameters ?? {});
  return (
    tags.every(([key, value]) => candidate.tags[key] === value) &&
    (target.filters ?? []).every((filter) => passes(candidate.description, filter)) &&
    parameters.every(([name, value]) => kind.parameters[name]?.matches(candidate, value, context) === true)
  );
}

/** A path that a resource lacks does not meet it; through a list, one of its items is enough. */
function passes(description: unknown, { path, values }: TargetFilter): boolean {
  return valuesAt([description], path.split('.')).some((value) => values.includes(String(value)));
}

function valuesAt(nodes: readonly unknown[], path: readonly string[]): unknown[] {
  const flat = nodes.flat(1) as unknown[];
  const [name, ...rest] = path;
  if (name === undefined) return flat.filter((value) => value !== undefined && typeof value !== 'object');
  const next = flat.filter(isObject).flatMap((node) => (Object.hasOwn(node, name) ? [node[name]] : []));
  return valuesAt(next, rest);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** AWS chooses at random. Here the draw decides, so that worlds compare. A share is rounded down. */
function select(candidates: readonly Candidate[], mode: string, draw: string): readonly Candidate[] {
  const selection = parseSelection(mode);
  if (selection === undefined || selection.kind === 'ALL') return candidates;
  const drawn = candidates
    .map((candidate) => ({ candidate, order: hexId(`${draw} ${candidate.arn}`, 16) }))
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .map(({ candidate }) => candidate);
  const count =
    selection.kind === 'COUNT' ? selection.number : Math.floor((candidates.length * selection.number) / 100);
  return drawn.slice(0, count);
}
