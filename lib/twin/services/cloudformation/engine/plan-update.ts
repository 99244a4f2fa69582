import type { ValueMap } from '../../../../syntax/index.ts';
import { findResourceType } from '../resources/index.ts';
import type { ResourceType } from '../resources/resource-type.ts';
import type { StoredStackResource } from '../stored-stack.ts';
import type { Declared, DeclaredResource } from '../template/declared.ts';
import { dependencies } from '../template/dependencies.ts';
import { NotMadeYet, type Scope } from '../template/scope.ts';
import { changeOf } from './change-of.ts';
import { evaluateProperties } from './evaluate-properties.ts';
import { wantedResources } from './tasks.ts';

/** What an update would do to one resource. */
export interface PlannedChange {
  readonly logicalId: string;
  readonly type: string;
  readonly physicalId?: string;
  readonly action: 'Add' | 'Modify' | 'Remove';
  readonly replacement?: 'True' | 'False' | 'Conditional';
  /** Properties that change; those that follow from another resource's change may. */
  readonly properties: readonly {
    readonly name: string;
    readonly isCertain: boolean;
    readonly replaces: boolean;
  }[];
}

/** What a template would change in a stack that has these resources, in the order in which it would. */
export function planUpdate(
  declared: Declared,
  scope: Scope,
  rows: readonly StoredStackResource[],
): PlannedChange[] {
  const living = new Map(
    rows
      .filter(({ status, physicalId }) => physicalId !== undefined && status !== 'DELETE_COMPLETE')
      .map((row) => [row.logicalId, row]),
  );
  const wanted = wantedResources(declared, scope);
  const after = dependencies(wanted, scope.conditions);
  const changes = new Map<string, PlannedChange>();
  for (const resource of inOrder(wanted, after)) {
    const row = living.get(resource.logicalId);
    const moving = (after.get(resource.logicalId) ?? []).filter((id) => willMove(changes.get(id)));
    const change = row === undefined ? addition(resource) : modification(resource, row, scope, moving);
    if (change !== undefined) changes.set(resource.logicalId, change);
  }
  const names = new Set(wanted.map(({ logicalId }) => logicalId));
  const removed = [...living.values()].filter(({ logicalId }) => !names.has(logicalId)).map(removal);
  return [...changes.values(), ...removed];
}

/** Whether what refers to a resource may get another value. */
function willMove(change: PlannedChange | undefined): boolean {
  return change !== undefined && change.replacement !== 'False';
}

function inOrder(
  wanted: readonly DeclaredResource[],
  after: ReadonlyMap<string, readonly string[]>,
): DeclaredResource[] {
  const done = new Set<string>();
  const ordered: DeclaredResource[] = [];
  while (ordered.length < wanted.length) {
    const free = wanted.filter(
      ({ logicalId }) => !done.has(logicalId) && (after.get(logicalId) ?? []).every((id) => done.has(id)),
    );
    for (const each of free) done.add(each.logicalId);
    ordered.push(...free);
  }
  return ordered;
}

function addition({ logicalId, type }: DeclaredResource): PlannedChange {
  return { logicalId, type, action: 'Add', properties: [] };
}

function removal({ logicalId, type, physicalId = '' }: StoredStackResource): PlannedChange {
  return { logicalId, type, physicalId, action: 'Remove', properties: [] };
}

function modification(
  resource: DeclaredResource,
  row: StoredStackResource,
  scope: Scope,
  moving: readonly string[],
): PlannedChange | undefined {
  const { logicalId, type: name } = resource;
  const type = findResourceType(name);
  if (type === undefined) return undefined;
  const base = { logicalId, type: name, physicalId: row.physicalId ?? '', action: 'Modify' as const };
  if (row.type !== name) return { ...base, replacement: 'True', properties: [] };
  const { certain, dependent } = compare(resource, row, type, scope, moving);
  if (certain.length + dependent.length === 0) return undefined;
  const replaces = (property: string) => type.properties[property]?.replaces === true;
  const properties = [
    ...certain.map((each) => ({ name: each, isCertain: true, replaces: replaces(each) })),
    ...dependent.map((each) => ({ name: each, isCertain: false, replaces: replaces(each) })),
  ];
  const replacement = certain.some(replaces) ? 'True' : dependent.some(replaces) ? 'Conditional' : 'False';
  return { ...base, replacement, properties };
}

/** Property by property, because one that waits for a new resource must not hide the others. */
function compare(
  resource: DeclaredResource,
  row: StoredStackResource,
  type: ResourceType,
  scope: Scope,
  moving: readonly string[],
): { readonly certain: readonly string[]; readonly dependent: readonly string[] } {
  const known: Record<string, ValueMap[string]> = {};
  const dependent: string[] = [];
  for (const [name, value] of Object.entries(resource.properties)) {
    const alone = { ...resource, properties: { [name]: value } };
    try {
      Object.assign(known, evaluateProperties(alone, type, scope));
    } catch (error) {
      if (!(error instanceof NotMadeYet)) throw error;
      dependent.push(name);
    }
    const named = new Set(dependencies([alone, ...moving.map(stub)], scope.conditions).get(alone.logicalId));
    if (moving.some((id) => named.has(id)) && !dependent.includes(name)) dependent.push(name);
  }
  const { names } = changeOf(row, row.type, { ...known }, type);
  return { certain: names.filter((name) => !dependent.includes(name)), dependent };
}

function stub(logicalId: string): DeclaredResource {
  return { logicalId, type: '', dependsOn: [], properties: {} };
}
