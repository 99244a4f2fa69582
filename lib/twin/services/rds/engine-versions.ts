import type {
  DBEngineVersion,
  DBEngineVersionMessage,
  DescribeDBEngineVersionsMessage,
} from '@aws-sdk/client-rds';
import { page } from '../../page.ts';
import type { CallContext, OperationTable } from '../../service.ts';
import { pageMaximum } from './filters.ts';

/** Which versions of engines databases are created with. */
export const engineVersionOperations = {
  DescribeDBEngineVersions: describeEngineVersions,
} satisfies OperationTable;

/** Some of each engine, in extended support too; what AWS has retired is told only to who asks for all. RDS User Guide, release calendars. */
const CREATED: Readonly<Record<string, readonly string[]>> = {
  postgres: ['12.22', '13.23', '14.20', '15.15', '16.3', '16.11', '17.4', '17.7', '18.1'],
  mysql: ['8.0.42', '8.0.44', '8.4.5', '8.4.7'],
  mariadb: ['10.6.24', '10.11.15', '11.4.9', '11.8.5'],
  'aurora-postgresql': ['13.22', '14.19', '15.14', '16.10', '17.4', '17.6'],
  'aurora-mysql': ['8.0.mysql_aurora.3.08.2', '8.0.mysql_aurora.3.10.1'],
};
const RETIRED: Readonly<Record<string, readonly string[]>> = {
  postgres: ['9.6.24', '10.23'],
  mysql: ['5.6.51'],
  mariadb: ['10.3.39'],
  'aurora-mysql': ['5.7.mysql_aurora.2.07.10'],
};

function describeEngineVersions(
  input: DescribeDBEngineVersionsMessage,
  context: CallContext,
): DBEngineVersionMessage {
  const all = [
    ...rows(CREATED, 'available'),
    ...(input.IncludeAll === true ? rows(RETIRED, 'deprecated') : []),
  ];
  const { items, next } = page(
    all
      .filter(({ Engine }) => input.Engine === undefined || Engine === input.Engine)
      .filter(
        ({ EngineVersion = '' }) =>
          input.EngineVersion === undefined ||
          EngineVersion === input.EngineVersion ||
          EngineVersion.startsWith(`${input.EngineVersion}.`),
      ),
    {
      token: input.Marker,
      max: pageMaximum(input.MaxRecords),
      context,
      id: ({ Engine = '', EngineVersion = '' }) => `${Engine} ${EngineVersion}`,
      scope: JSON.stringify([input.Engine, input.EngineVersion, input.IncludeAll]),
    },
  );
  return { DBEngineVersions: items, Marker: next };
}

function rows(versions: typeof CREATED, Status: string): DBEngineVersion[] {
  return Object.entries(versions).flatMap(([Engine, all]) =>
    all.map((EngineVersion) => ({
      Engine,
      EngineVersion,
      MajorEngineVersion: majorOf(Engine, EngineVersion),
      DBEngineVersionDescription: `${Engine} ${EngineVersion}`,
      Status,
    })),
  );
}

/** PostgreSQL counts its major versions with one number, the others with two. */
function majorOf(engine: string, version: string): string {
  return version
    .split('.')
    .slice(0, /postgres/.test(engine) ? 1 : 2)
    .join('.');
}
