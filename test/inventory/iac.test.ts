import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Environment, RebuildPolicy } from '../../lib/environment/environment.ts';
import { collectIac } from '../../lib/inventory/iac.ts';
import { ledger } from '../../lib/inventory/ledger.ts';
import { account, environment, fixedNow, workload } from '../support/facts.ts';

const TEMPLATE = `AWSTemplateFormatVersion: "2010-09-09"
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement:
          - Effect: Allow
            Principal: { AWS: arn:aws:iam::999988887777:root }
            Action: sts:AssumeRole
  Topic:
    Type: AWS::SNS::Topic
`;

describe('what workloads are written down in', () => {
  async function seen(files: Readonly<Record<string, string>>, ...policies: Partial<RebuildPolicy>[]) {
    const folder = await mkdtemp(join(tmpdir(), 'landfall-iac-'));
    try {
      for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
      const book = ledger();
      await collectIac(declared(folder, policies), book, {
        now: fixedNow,
        signal: new AbortController().signal,
      });
      return book.inventory();
    } finally {
      await rm(folder, { recursive: true });
    }
  }

  function declared(folder: string, policies: readonly Partial<RebuildPolicy>[]): Environment {
    const base = environment({
      accounts: [account(), account({ name: 'clean', id: '444455556666', purpose: 'clean' })],
      workloads: policies.map((policy, index) =>
        workload({
          name: `workload-${index}`,
          rebuild: { sources: [], detectDrift: false, smoke: [], ...policy },
        }),
      ),
    });
    return { ...base, source: { ...base.source, folder } };
  }

  const from = (path: string, stack?: string) => ({
    path,
    parameters: {},
    ...(stack === undefined ? {} : { stack }),
  });

  it('become facts with their resources and traps, where they would be rebuilt', async () => {
    const { facts, gaps, listings } = await seen(
      { 'orders.yaml': TEMPLATE },
      {
        sources: [from('orders.yaml', 'shop-orders')],
        into: { account: 'clean', region: 'eu-central-1' },
      },
    );
    const [unit] = facts['iac.unit'];
    expect(unit).to.include({
      id: 'shop-orders',
      stack: 'shop-orders',
      workload: 'workload-0',
      account: '444455556666',
      region: 'eu-central-1',
      file: 'orders.yaml',
    });
    expect(unit?.resources.map(({ address }) => address)).to.deep.equal(['Role', 'Topic']);
    const [trap] = unit?.traps ?? [];
    expect(trap).to.include({ trap: 'account-id-literal', resource: 'Role' });
    expect(trap?.where).to.include({ file: 'orders.yaml', line: 9 });
    expect(gaps).to.deep.equal([]);
    expect(listings).to.have.length(1);
  });

  it('are a gap of their workload alone where they cannot be read', async () => {
    const { facts, gaps } = await seen(
      { 'good.yaml': TEMPLATE, 'broken.yaml': 'Resources: [\n' },
      { sources: [from('good.yaml')] },
      { sources: [from('broken.yaml'), from('missing.yaml')] },
    );
    expect(facts['iac.unit'].map(({ workload: owner }) => owner)).to.deep.equal(['workload-0']);
    expect(gaps.map(({ subject }) => subject)).to.have.members([
      'iac:workload-1/broken.yaml',
      'iac:workload-1/missing.yaml',
    ]);
    expect(gaps.every(({ kinds }) => kinds.join() === 'iac.unit')).to.equal(true);
  });

  it('say where the state of a configuration lies, and that it is on a disk where they name nothing', async () => {
    const backendOf = async (terraform: string) => {
      const files = { 'main.tf': `${terraform}\nresource "aws_sns_topic" "events" {}\n` };
      const { facts } = await seen(files, { sources: [from('.')] });
      return facts['iac.unit'][0]?.backend;
    };
    expect(await backendOf('')).to.deep.equal({ type: 'local', locked: true });
    expect(
      await backendOf(
        'terraform { backend "s3" {\n bucket = "states"\n key = "a"\n use_lockfile = true\n } }',
      ),
    ).to.deep.equal({ type: 's3', place: 'states', locked: true });
    expect(await backendOf('terraform { cloud { organization = "shop" } }')).to.include({ type: 'cloud' });
  });

  it('are told apart where two workloads give the same name to different things', async () => {
    const { facts } = await seen(
      { 'app.yaml': TEMPLATE, 'other.yaml': TEMPLATE },
      { sources: [from('app.yaml', 'app')] },
      { sources: [from('other.yaml', 'app')] },
    );
    expect(facts['iac.unit'].map(({ id }) => id)).to.deep.equal(['app', 'workload-1:app']);
  });

  it('are one unit under both where two workloads stand on the same', async () => {
    const { facts } = await seen(
      { 'network.yaml': TEMPLATE },
      { sources: [from('network.yaml', 'network')] },
      { sources: [from('network.yaml', 'network')] },
    );
    expect(facts['iac.unit'].map(({ id, workload: owner }) => [id, owner])).to.deep.equal([
      ['network', 'workload-0'],
      ['network', 'workload-1'],
    ]);
  });
});
