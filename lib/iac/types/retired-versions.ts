/** A version that is no longer created, and the page that lists it. */
export interface Retired {
  readonly pattern: RegExp;
  readonly since: string;
}

/** AWS Lambda Developer Guide, "Lambda runtimes": block function create. */
export const RETIRED_RUNTIMES: readonly Retired[] = [
  {
    pattern:
      /^nodejs$|^nodejs4\.3(-edge)?$|^nodejs6\.10$|^nodejs8\.10$|^nodejs10\.x$|^nodejs12\.x$|^nodejs14\.x$|^nodejs16\.x$|^nodejs18\.x$/,
    since: 'deprecated',
  },
  { pattern: /^python2\.7$|^python3\.6$|^python3\.7$|^python3\.8$/, since: 'deprecated' },
  { pattern: /^ruby2\.5$|^ruby2\.7$|^java8$|^go1\.x$|^provided$/, since: 'deprecated' },
  { pattern: /^dotnetcore(1\.0|2\.0|2\.1|3\.1)$|^dotnet(5\.0|6|7)$/, since: 'deprecated' },
];

/** Amazon RDS User Guide, release calendars; Amazon ElastiCache User Guide, "Supported engine versions"; OpenSearch, EKS. */
export const RETIRED_ENGINES: Readonly<Record<string, readonly RegExp[]>> = {
  mysql: [/^5\.[1567](\.|$)/],
  mariadb: [/^10\.[0-5](\.|$)/],
  postgres: [/^9\./, /^1[0-2](\.|$)/],
  aurora: [/./],
  'aurora-mysql': [/^5\.7/],
  'aurora-postgresql': [/^9\./, /^1[0-2](\.|$)/],
  'oracle-se1': [/./],
  'oracle-se': [/./],
  redis: [/^[23]\./],
  memcached: [/^1\.4\./],
};
