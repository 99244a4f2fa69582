import { parseArn } from '../../../base/arn.ts';
import type { Place } from '../../world/tags.ts';
import { invalid } from './invalid.ts';
import type { TemplateTarget } from './shapes.ts';
import { TARGET_KINDS } from './targets/index.ts';
import { parseSelection } from './targets/selection.ts';

const MOST_ARNS = 5;

/** Refuses targets that FIS would refuse, or whose type no modelled action meets. */
export function checkTargets(targets: Readonly<Record<string, TemplateTarget>>, place: Place): void {
  for (const [name, target] of Object.entries(targets)) {
    const problem = problemOf(target, place);
    if (problem !== undefined) throw invalid(`Target '${name}': ${problem}`);
  }
}

function problemOf(target: TemplateTarget, place: Place): string | undefined {
  const kind = TARGET_KINDS.get(target.resourceType);
  if (kind === undefined) return `the twin does not model the target type '${target.resourceType}'.`;
  if (parseSelection(target.selectionMode) === undefined)
    return `the selection mode '${target.selectionMode}' is not ALL, COUNT(n) or PERCENT(n).`;
  const unknown = Object.keys(target.parameters ?? {}).find((name) => !Object.hasOwn(kind.parameters, name));
  if (unknown !== undefined) return `'${unknown}' is not a parameter of ${target.resourceType}.`;
  const missing = Object.entries(kind.parameters).find(
    ([name, { required }]) => required === true && target.parameters?.[name] === undefined,
  );
  if (missing !== undefined) return `the parameter '${missing[0]}' is required.`;
  if (kind.byTagsOnly === true && Object.keys(target.resourceTags ?? {}).length === 0)
    return `resources of type ${target.resourceType} are found by their tags, not by ARN.`;
  return problemOfChoice(target, place);
}

/** Resources are named by ARN, or else chosen by tags, filters and parameters. */
function problemOfChoice(target: TemplateTarget, place: Place): string | undefined {
  const arns = target.resourceArns ?? [];
  const tags = Object.keys(target.resourceTags ?? {}).length;
  const parameters = Object.keys(target.parameters ?? {}).length;
  const filters = target.filters?.length ?? 0;
  if (arns.length > MOST_ARNS) return `at most ${MOST_ARNS} resource ARNs are allowed.`;
  if (arns.length > 0 && tags + filters + parameters > 0)
    return 'resource ARNs cannot be combined with tags, filters or parameters.';
  if (arns.length + tags + parameters === 0) return 'resource ARNs, tags or parameters are required.';
  const foreign = arns.find((arn) => {
    const parts = parseArn(arn);
    return parts?.account !== place.account || parts.region !== place.region;
  });
  return foreign === undefined ? undefined : `'${foreign}' is not a resource of this account and Region.`;
}
