/** Runtimes of which no function is created any more, or soon. AWS Lambda Developer Guide, "Lambda runtimes". */
export const RETIRED_RUNTIMES: readonly RegExp[] = [
  /^nodejs$|^nodejs4\.3(-edge)?$|^nodejs(6\.10|8\.10|10\.x|12\.x|14\.x|16\.x|18\.x)$/,
  /^python(2\.7|3\.6|3\.7|3\.8)$/,
  /^ruby2\.[57]$|^java8$|^go1\.x$|^provided$/,
  /^dotnetcore(1\.0|2\.0|2\.1|3\.1)$|^dotnet(5\.0|6|7)$/,
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
