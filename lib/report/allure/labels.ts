import type { Label } from 'allure-js-commons';
import type { Severity, Verdict } from '../../checks/verdict.ts';
import type { PlannedTest } from '../../expect/index.ts';

/** Allure knows five severities of its own; ours, from the worst, are its first four. */
const SEVERITIES: Record<Severity, string> = {
  critical: 'blocker',
  high: 'critical',
  medium: 'normal',
  low: 'minor',
};

/** By what an auditor can group and filter a test: epic, feature, story, severity, owner, requirements, controls, places. */
export function labelsOf({ check, workload, suite }: PlannedTest, verdicts: readonly Verdict[]): Label[] {
  const { metadata } = check;
  const severity = metadata?.severity ?? verdicts[0]?.severity;
  const requirements = distinct([
    ...(metadata?.requirements ?? []),
    ...verdicts.flatMap((one) => one.requirements),
  ]);
  const controls = distinct(
    [...(metadata?.controls ?? []), ...verdicts.flatMap((one) => one.controls)].map(
      ({ id, mark }) => `${id} ${mark}`,
    ),
  );
  return [
    label('epic', EPICS[suite] ?? suite),
    label('feature', workload.title),
    label('story', check.title),
    label('parentSuite', EPICS[suite] ?? suite),
    label('suite', workload.title),
    ...(severity === undefined
      ? []
      : [label('severity', SEVERITIES[severity]), label('tag', `severity:${severity}`)]),
    label('owner', workload.owner),
    label('workload', workload.name),
    label('check', check.id),
    ...all(
      'kind',
      verdicts.map((verdict) => verdict.kind),
    ),
    ...all(
      'account',
      verdicts.flatMap((verdict) => verdict.subject?.account ?? []),
    ),
    ...all(
      'region',
      verdicts.flatMap((verdict) => verdict.subject?.region ?? []),
    ),
    ...requirements.flatMap((id) => [label('requirement', id), label('tag', `requirement:${id}`)]),
    ...controls.flatMap((id) => [label('control', id), label('tag', `control:${id}`)]),
    label('framework', 'mocha'),
    label('language', 'javascript'),
  ];
}

/** The titles of the suites, as their files have them. */
const EPICS: Record<string, string> = {
  objectives: 'Objectives',
  inventory: 'Inventory',
  backups: 'Backups',
  availability: 'Availability',
  dns: 'DNS',
  rebuild: 'Rebuild',
  chaos: 'Drills',
};

function all(name: string, values: readonly string[]): Label[] {
  return distinct(values)
    .filter((value) => value !== '')
    .map((value) => label(name, value));
}

function label(name: string, value: string): Label {
  return { name, value };
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)].toSorted();
}
