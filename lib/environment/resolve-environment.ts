import { defined } from '../base/defined.ts';
import type {
  Account,
  DeclarationSource,
  Endpoint,
  Environment,
  Safety,
  TaggingScheme,
} from './environment.ts';
import { readMoment } from './moment.ts';
import { DEFAULT_FIS_ROLE, roleArn } from './drill-roles.ts';
import { resolveWorkload } from './resolve-workload.ts';
import type { WrittenEnvironment } from './schema/environment-schema.ts';

const DEFAULT_CONSENT = '/landfall/consent';

type Source = Omit<DeclarationSource, 'positions'> & {
  readonly positions: Record<string, DeclarationSource['positions'][string]>;
};

/** Turns a valid declaration into the value that everybody else works with: units, defaults, tiers, ARNs. */
export function resolveEnvironment(written: WrittenEnvironment, source: Source): Environment {
  return {
    name: written.name,
    title: written.title ?? written.name,
    stage: written.stage,
    endpoint: endpointOf(written),
    pace: written.pace ?? 1,
    accounts: Object.entries(written.accounts).map(([name, account]) => accountOf(name, account)),
    tagging: taggingOf(written.tagging),
    workloads: Object.keys(written.workloads).map((name) => resolveWorkload(written, name, source.positions)),
    exclusions: (written.exclusions ?? []).map((exclusion) => ({
      check: exclusion.check,
      workload: exclusion.workload ?? '*',
      resource: exclusion.resource ?? '*',
      reason: exclusion.reason,
      owner: exclusion.owner,
      until: moment(exclusion.until, 'last'),
    })),
    freezeWindows: (written.freezeWindows ?? []).map(({ from, until, reason }) => ({
      from: moment(from, 'first'),
      until: moment(until, 'last'),
      reason,
    })),
    safety: safetyOf(written.safety),
    source,
  };
}

function endpointOf({ endpoint, seed }: WrittenEnvironment): Endpoint {
  if (endpoint === undefined) return { kind: 'aws' };
  if (endpoint === 'embedded') return { kind: 'embedded', seed: seed ?? 'sandbox' };
  return { kind: 'url', url: endpoint.replace(/\/+$/, '') };
}

function accountOf(name: string, account: WrittenEnvironment['accounts'][string]): Account {
  const { id, purpose, regions, role, drillRole, externalId } = account;
  return {
    name,
    id,
    purpose,
    regions,
    ...defined<Pick<Account, 'roleArn' | 'drillRoleArn' | 'externalId'>>({
      roleArn: role === undefined ? undefined : roleArn(role, account),
      drillRoleArn: drillRole === undefined ? undefined : roleArn(drillRole, account),
      externalId,
    }),
  };
}

function taggingOf(written: WrittenEnvironment['tagging']): TaggingScheme {
  const required = Object.entries(written?.required ?? {}).map(([key, values]) => ({ key, values }));
  return { required, ...defined<{ namePattern: string }>({ namePattern: written?.namePattern }) };
}

/** Where nothing is declared, a drill may break one resource, and no more than one of three. */
function safetyOf(written: WrittenEnvironment['safety']): Safety {
  return {
    maximumTargets: written?.maximumTargets ?? 1,
    maximumShare: written?.maximumShare ?? 0.34,
    scenarios: written?.scenarios ?? [],
    consentParameter: written?.consentParameter ?? DEFAULT_CONSENT,
    fisRole: written?.fisRole ?? DEFAULT_FIS_ROLE,
    ...defined<Pick<Safety, 'onlyWhenAsked' | 'lockTable'>>({
      onlyWhenAsked: written?.onlyWhenAsked,
      lockTable: written?.lockTable,
    }),
  };
}

/** The schema has refused whatever is not a date. */
function moment(written: string, ofDay: 'first' | 'last'): string {
  return readMoment(written, ofDay) ?? written;
}
