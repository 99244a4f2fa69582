import { expect } from 'chai';
import { stubbed } from './stubbed.ts';

describe('a twin', () => {
  const refused: [string, string, RequestInit, number, string][] = [
    ['an unsigned request', '/', { method: 'GET' }, 403, 'MissingAuthenticationTokenException'],
    [
      'a service that it does not model',
      '/',
      { headers: { authorization: scope('kinesis'), 'x-amz-target': 'Kinesis_20131202.ListStreams' } },
      501,
      'NotImplemented',
    ],
    [
      'a path that is wrongly encoded',
      '/backup-vaults/%zz',
      { method: 'GET', headers: { authorization: scope('backup') } },
      400,
      'SerializationException',
    ],
    [
      'a path that no operation has',
      '/nothing',
      { headers: { authorization: scope('backup') } },
      404,
      'UnknownOperationException',
    ],
    [
      'an unknown JSON operation',
      '/',
      { headers: { authorization: scope('kms'), 'x-amz-target': 'TrentService.Nothing' } },
      400,
      'UnknownOperationException',
    ],
    [
      'a body that is no JSON',
      '/',
      {
        body: '{"Limit":',
        headers: { authorization: scope('kms'), 'x-amz-target': 'TrentService.ListKeys' },
      },
      400,
      'SerializationException',
    ],
    [
      'a body of a wrong type',
      '/',
      {
        body: '{"Limit":"ten"}',
        headers: { authorization: scope('kms'), 'x-amz-target': 'TrentService.ListKeys' },
      },
      400,
      'SerializationException',
    ],
    ['an unknown action', '/', form('rds', 'Action=Nothing'), 400, 'InvalidAction'],
    [
      'a number that is none',
      '/',
      form('rds', 'Action=DescribeDBInstances&MaxRecords=ten'),
      400,
      'MalformedQueryString',
    ],
    ['a missing parameter', '/', form('ec2', 'Action=DeleteVolume'), 400, 'MissingParameter'],
  ];
  for (const [what, path, init, status, code] of refused)
    it(
      `refuses ${what}`,
      stubbed(async ({ endpoint }) => {
        const answer = await fetch(endpoint + path, {
          method: 'body' in init || path === '/' ? 'POST' : 'GET',
          ...init,
        });
        const text = await answer.text();
        expect(answer.status, text).to.equal(status);
        expect(text + (answer.headers.get('x-amzn-errortype') ?? '')).to.include(code);
        expect(answer.headers.get('date')).to.be.a('string');
      }),
    );
});

function scope(service: string): string {
  return `AWS4-HMAC-SHA256 Credential=AKIA111122223333LAND/20261124/eu-west-1/${service}/aws4_request, SignedHeaders=host, Signature=0`;
}

function form(service: string, body: string): RequestInit {
  return {
    body,
    headers: { authorization: scope(service), 'content-type': 'application/x-www-form-urlencoded' },
  };
}
