import { expect } from 'chai';
import type { FaultKind } from '../../lib/twin/planned-fault.ts';
import { rejection } from './rejection.ts';
import { sdkClient } from './sdk-client.ts';
import { STUB_SERVICES } from './stub-services.ts';
import { type TwinFixture, withTwin } from './with-twin.ts';

type Expected = readonly [code: string, status: number];

const STRUCK: Record<string, Partial<Record<FaultKind, Expected>>> = {
  rds: { deny: ['AccessDenied', 403], throttle: ['Throttling', 400], expire: ['ExpiredToken', 403] },
  ec2: {
    deny: ['UnauthorizedOperation', 403],
    throttle: ['RequestLimitExceeded', 503],
    expire: ['RequestExpired', 400],
  },
  route53: {
    deny: ['AccessDenied', 403],
    throttle: ['Throttling', 400],
    expire: ['ExpiredToken', 403],
  },
  kms: {
    deny: ['AccessDeniedException', 400],
    throttle: ['ThrottlingException', 400],
    expire: ['ExpiredTokenException', 400],
  },
  backup: {
    deny: ['AccessDeniedException', 403],
    throttle: ['ThrottlingException', 400],
    expire: ['ExpiredTokenException', 403],
  },
};

const UNKNOWN_KEY: Record<string, Expected> = {
  rds: ['InvalidClientTokenId', 403],
  ec2: ['AuthFailure', 401],
  route53: ['InvalidClientTokenId', 403],
  kms: ['UnrecognizedClientException', 400],
  backup: ['UnrecognizedClientException', 403],
};

for (const service of STUB_SERVICES) {
  const { signingName: name, listing, items } = service;

  const withClient = (
    body: (
      call: (operation: string, input?: object) => Promise<Record<string, unknown>>,
      fixture: TwinFixture,
    ) => Promise<void>,
  ) =>
    withTwin({ services: STUB_SERVICES, pageSize: 2 }, async (fixture) => {
      const { send, end } = await sdkClient(service, fixture.client());
      await body((operation, input = {}) => send(operation, input), fixture);
      end();
    });

  describe(`${name} on the wire`, () => {
    it(
      'lists everything over small pages',
      withClient(async (call) => {
        const seen = await listed(call, listing, items);
        expect(seen).to.have.lengthOf(3);
        expect(seen.flat()).to.have.lengthOf(5);
      }),
    );

    for (const [kind, [code, status]] of Object.entries(STRUCK[name] ?? {}))
      it(
        `answers ${code} ${status} to "${kind}"`,
        withClient(async (call, { twin }) => {
          await twin.faults.plant({ kind: kind as FaultKind, service: name, operation: listing });
          expect(await rejection(call(listing))).to.include({ code, status });
        }),
      );

    it(
      'refuses the second page of a truncated listing, however often it is asked',
      withClient(async (call, { twin }) => {
        await twin.faults.plant({ kind: 'truncate', service: name, operation: listing });
        const first = await call(listing);
        expect(first[items]).to.have.lengthOf(2);
        for (const _ of [1, 2]) expect((await rejection(listed(call, listing, items))).status).to.equal(400);
      }),
    );

    it(
      'gives the same page again and again to "repeat"',
      withClient(async (call, { twin }) => {
        await twin.faults.plant({ kind: 'repeat', service: name, operation: listing });
        const pages = await listed(call, listing, items, 4);
        expect(pages[2]).to.deep.equal(pages[1]);
        expect(pages[3]).to.deep.equal(pages[1]);
      }),
    );

    for (const status of [200, 502])
      it(
        `answers a page of HTML with status ${status}, which no client takes for a listing`,
        withClient(async (call, { twin }) => {
          await twin.faults.plant({ kind: 'html', service: name, operation: listing, status });
          const seen = await call(listing).catch((thrown: unknown) => thrown);
          expect(seen).to.satisfy(
            (value: unknown) => value instanceof Error || !(items in (value as Record<string, unknown>)),
          );
        }),
      );

    it(
      'answers half a body to "malformed", which the client cannot read',
      withClient(async (call, { twin }) => {
        await twin.faults.plant({ kind: 'malformed', service: name, operation: listing });
        expect((await rejection(call(listing))).message).to.include('Deserialization error');
      }),
    );

    it(
      'never answers to "hang", and ends nevertheless',
      withClient(async (call, { twin }) => {
        await twin.faults.plant({ kind: 'hang', service: name, operation: listing });
        const ended = rejection(call(listing));
        while (!twin.calls.has(`${name}:${listing}`)) await new Promise(setImmediate);
        await twin.close();
        expect((await ended).status).to.equal(undefined);
        await twin.listen();
      }),
    );

    it(
      'refuses an operation that it does not model, by name',
      withClient(async (call) => {
        const unmodelled = UNMODELLED[name] ?? ['', {}];
        const error = await rejection(call(...unmodelled));
        expect(error).to.include({ code: 'NotImplemented', status: 501 });
        expect(error.message).to.include(`${name}:${unmodelled[0]}`);
      }),
    );

    it(
      'refuses a key that it did not issue',
      withTwin({ services: STUB_SERVICES }, async ({ client }) => {
        const credentials = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'any' };
        const { send, end } = await sdkClient(service, { ...client(), credentials });
        const [code, status] = UNKNOWN_KEY[name] ?? ['', 0];
        expect(await rejection(send(listing, {}))).to.include({ code, status });
        end();
      }),
    );

    it(
      'gives every answer a date and an id of its own',
      withClient(async (call, { twin }) => {
        await twin.faults.plant({ kind: 'deny', service: name, operation: listing, times: 1 });
        const failed = (await call(listing).catch((thrown: unknown) => thrown)) as Metadata;
        const done = (await call(listing)) as unknown as Metadata;
        expect(failed.$metadata.requestId).to.match(/^[0-9a-f-]{36}$/);
        expect(done.$metadata.requestId).to.match(/^[0-9a-f-]{36}$/);
        expect(done.$metadata.requestId).not.to.equal(failed.$metadata.requestId);
      }),
    );
  });
}

interface Metadata {
  readonly $metadata: { readonly requestId: string };
}

const UNMODELLED: Record<string, [string, object]> = {
  rds: ['DescribeDBClusters', {}],
  ec2: ['DescribeVpcs', {}],
  route53: ['ListHealthChecks', {}],
  kms: ['ListAliases', {}],
  backup: ['ListBackupPlans', {}],
};

/** The pages of a listing, followed by whatever token the service uses. */
async function listed(
  call: (operation: string, input?: object) => Promise<Record<string, unknown>>,
  listing: string,
  items: string,
  most = 10,
): Promise<unknown[][]> {
  const pages: unknown[][] = [];
  let next: object | undefined = {};
  while (next !== undefined && pages.length < most) {
    const answer: Record<string, unknown> = await call(listing, next);
    pages.push(answer[items] as unknown[]);
    next = continuation(listing, answer);
  }
  return pages;
}

function continuation(listing: string, answer: Record<string, unknown>): object | undefined {
  if (answer['NextToken'] !== undefined) return { NextToken: answer['NextToken'] };
  const marker = listing === 'DescribeDBInstances' ? answer['Marker'] : answer['NextMarker'];
  return marker === undefined ? undefined : { Marker: marker };
}
