import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { refuseConfiguredEndpoints } from '../../lib/aws/configured-endpoints.ts';
import type { LandfallError } from '../../lib/base/errors.ts';
import { environment } from '../support/declaration.ts';
import { thrownBy } from '../support/thrown-by.ts';
import { opened } from './opened.ts';

const NO_FILES = { AWS_CONFIG_FILE: '/nonexistent/config', AWS_SHARED_CREDENTIALS_FILE: '/nonexistent/keys' };

async function withConfig(
  text: string,
  body: (variables: Record<string, string>) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'landfall-config-'));
  try {
    const file = join(folder, 'config');
    await writeFile(file, text);
    await body({ ...NO_FILES, AWS_CONFIG_FILE: file });
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe('configured endpoints', () => {
  it('lets a machine without any pass', async () => {
    await refuseConfiguredEndpoints(NO_FILES);
  });

  it('are refused where variables set them, each by name', async () => {
    const variables = {
      ...NO_FILES,
      AWS_ENDPOINT_URL: 'http://user:secret@localhost:4566',
      AWS_ENDPOINT_URL_RDS: 'http://localhost:9000',
    };
    const error = (await thrownBy(() => refuseConfiguredEndpoints(variables))) as LandfallError;
    expect(error).to.include({ code: 'ENDPOINT_NOT_DECLARED', blame: 'guard', exitCode: 4 });
    expect(error.details.map(({ where }) => where)).to.deep.equal([
      'AWS_ENDPOINT_URL',
      'AWS_ENDPOINT_URL_RDS',
    ]);
    expect(error.message).not.to.include('secret');
  });

  it('are let pass where the SDK is told to ignore them', async () => {
    await refuseConfiguredEndpoints({
      AWS_ENDPOINT_URL: 'http://localhost:4566',
      AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true',
    });
  });

  it('are refused where the profile sets them, for all services or for one', async () => {
    const config = [
      '[profile plain]',
      'region = eu-west-1',
      '[profile local]',
      'endpoint_url = http://localhost:4566',
      '[profile one]',
      'services = near',
      '[services near]',
      'rds =',
      '  endpoint_url = http://localhost:9000',
    ].join('\n');
    await withConfig(config, async (variables) => {
      await refuseConfiguredEndpoints({ ...variables, AWS_PROFILE: 'plain' });
      for (const profile of ['local', 'one']) {
        const error = await thrownBy(() => refuseConfiguredEndpoints({ ...variables, AWS_PROFILE: profile }));
        expect(error, profile).to.have.property('code', 'ENDPOINT_NOT_DECLARED');
      }
    });
  });

  it('stop a run on AWS before anything is called', async () => {
    const options = {
      environment: environment(),
      endpoint: undefined,
      variables: { ...NO_FILES, AWS_ENDPOINT_URL: 'http://127.0.0.1:9' },
    } as never;
    expect(await thrownBy(() => opened('', options))).to.have.property('code', 'ENDPOINT_NOT_DECLARED');
  });
});
