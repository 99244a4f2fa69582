import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { type HarnessPlace, harnessPlace, metadataService } from '../../../lib/drill/guard/index.ts';

/** Where the harness thinks that it is, by a metadata service that answers so. */
async function placeBy(answer: (path: string) => { status?: number; body: string }): Promise<HarnessPlace> {
  const server = createServer((request, response) => {
    const isSigned = request.headers['x-aws-ec2-metadata-token'] === 'token' || request.method === 'PUT';
    const { status = 200, body } = isSigned
      ? answer(`${request.method} ${request.url}`)
      : { status: 401, body: '' };
    response.writeHead(status).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await harnessPlace(metadataService(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}

const DOCUMENTS: Readonly<Record<string, string>> = {
  'PUT /latest/api/token': 'token',
  'GET /latest/meta-data/instance-id': 'i-1',
  'GET /latest/meta-data/placement/availability-zone-id': 'euw1-az1',
};

describe('where the harness runs', () => {
  it('is told by the metadata service of EC2', async () => {
    const place = await placeBy((path) => ({
      body: DOCUMENTS[path] ?? '',
      status: path in DOCUMENTS ? 200 : 404,
    }));
    expect(place).to.deep.equal({ kind: 'ec2', instanceId: 'i-1', zoneId: 'euw1-az1' });
  });

  it('is elsewhere where nobody answers, or the service of another cloud', async () => {
    const nobody = metadataService('http://127.0.0.1:1');
    expect(await harnessPlace(nobody)).to.deep.equal({ kind: 'elsewhere' });
    expect(await placeBy(() => ({ status: 404, body: 'not found' }))).to.deep.equal({ kind: 'elsewhere' });
  });

  it('is unknown where the service is closed, or does not tell the zone', async () => {
    expect(await placeBy(() => ({ status: 403, body: '' }))).to.have.property('kind', 'unknown');
    const place = await placeBy((path) =>
      path.endsWith('zone-id') ? { status: 404, body: '' } : { body: DOCUMENTS[path] ?? '' },
    );
    expect(place).to.deep.equal({ kind: 'unknown', why: 'instance i-1 does not tell its zone' });
  });
});
