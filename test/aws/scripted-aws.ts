import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as a script sees it. */
export interface Asked {
  readonly accessKeyId: string;
  readonly region: string;
  readonly service: string;
  /** `DescribeDBInstances`, or `GET /backup-vaults/` where the path says it. */
  readonly operation: string;
  readonly body: string;
  /** How often this operation was asked before. */
  readonly before: number;
}

/** What the server does: an answer, or something with the connection itself. */
export type Scripted =
  | {
      readonly status?: number;
      readonly body: string;
      readonly type?: string;
      readonly headers?: Record<string, string>;
    }
  | 'hang'
  | 'cut'
  | 'reset';

/** By operation; `sts` has a script of its own that says who the access key is, unless it is overridden. */
export type Script = Readonly<Record<string, (asked: Asked) => Scripted>>;

/** A server that says what a script tells it to say, around a test body. */
export async function withScriptedAws(
  script: Script,
  body: (server: { url: string; asked: readonly Asked[] }) => Promise<void>,
): Promise<void> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    void respond(script, asked, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await body({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked });
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

async function respond(
  script: Script,
  log: Asked[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const asked = await read(request, log);
  log.push(asked);
  const act = script[asked.operation] ?? DEFAULTS[asked.operation];
  const scripted = act?.(asked) ?? queryError('InvalidAction', `no script for ${asked.operation}`, 400);
  if (scripted === 'hang') return;
  if (scripted === 'reset') return void request.socket.destroy();
  if (scripted === 'cut') {
    response.writeHead(200, { 'content-type': 'text/xml', 'content-length': 5_000 });
    response.write('<DescribeDBInstancesResponse><DescribeDBInstancesResult>');
    setImmediate(() => request.socket.destroy());
    return;
  }
  const { status = 200, type = 'text/xml', headers = {} } = scripted;
  response.writeHead(status, {
    'content-type': type,
    'x-amzn-requestid': `request-${log.length}`,
    ...headers,
  });
  response.end(scripted.body);
}

async function read(request: IncomingMessage, log: readonly Asked[]): Promise<Asked> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks).toString('utf8');
  const scope = /Credential=([^/]+)\/\d+\/([^/]+)\/([^/]+)\//.exec(request.headers.authorization ?? '');
  const target = request.headers['x-amz-target'];
  const operation =
    /(?:^|&)Action=(\w+)/.exec(body)?.[1] ??
    (typeof target === 'string' ? target.split('.').at(-1) : undefined) ??
    `${request.method} ${request.url?.split('?')[0]}`;
  return {
    accessKeyId: scope?.[1] ?? '',
    region: scope?.[2] ?? '',
    service: scope?.[3] ?? '',
    operation,
    body,
    before: log.filter((one) => one.operation === operation).length,
  };
}

const DEFAULTS: Script = {
  GetCallerIdentity: ({ accessKeyId }) => identity(/\d{12}/.exec(accessKeyId)?.[0] ?? '000000000000'),
  AssumeRole: ({ body, before }) => assumed(/arn%3Aaws%3Aiam%3A%3A(\d{12})/.exec(body)?.[1] ?? '', before),
};

/** GetCallerIdentity's answer for an account. */
export function identity(account: string): Scripted {
  return query(
    'GetCallerIdentity',
    `<Arn>arn:aws:iam::${account}:user/landfall</Arn><UserId>AIDAEXAMPLE</UserId><Account>${account}</Account>`,
  );
}

/** AssumeRole's answer: a key that belongs to the account of the role, good for so many seconds. */
export function assumed(account: string, serial = 0, seconds = 3_600): Scripted {
  const expiration = new Date(Date.parse('2026-11-24T12:00:00Z') + seconds * 1_000).toISOString();
  return query(
    'AssumeRole',
    `<Credentials><AccessKeyId>ASIA${account}${serial}</AccessKeyId><SecretAccessKey>hidden</SecretAccessKey>` +
      `<SessionToken>IQoJtoken</SessionToken><Expiration>${expiration}</Expiration></Credentials>`,
  );
}

/** An answer of a query service. */
export function query(operation: string, result: string): Scripted {
  return {
    body: `<${operation}Response><${operation}Result>${result}</${operation}Result><ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></${operation}Response>`,
  };
}

/** An error of a query service. */
export function queryError(code: string, message: string, status = 400): Scripted {
  return {
    status,
    body: `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>r-2</RequestId></ErrorResponse>`,
  };
}

/** A page of DescribeDBInstances. */
export function instancesPage(ids: readonly string[], marker?: string): Scripted {
  const entries = ids.map(
    (id) =>
      `<DBInstance><DBInstanceIdentifier>${id}</DBInstanceIdentifier>` +
      `<DBInstanceArn>arn:aws:rds:eu-west-1:111122223333:db:${id}</DBInstanceArn></DBInstance>`,
  );
  const end = marker === undefined ? '' : `<Marker>${marker}</Marker>`;
  return query('DescribeDBInstances', `<DBInstances>${entries.join('')}</DBInstances>${end}`);
}

/** The marker that a request carries. */
export function markerOf({ body }: Asked): string | undefined {
  return /(?:^|&)Marker=([^&]+)/.exec(body)?.[1];
}
