import { expect } from 'chai';
import { formatLocation } from '../../../lib/base/problem.ts';
import type { IacUnit } from '../../../lib/iac/index.ts';
import { MAIN, PLAN, RAW } from './terraform-files.ts';
import { readFiles, unitOf } from './with-files.ts';

function properties({ resources }: IacUnit, address: string): unknown {
  return resources.find((resource) => resource.address === address)?.properties;
}

describe('A plan of Terraform', () => {
  it('tells what somebody wrote: literals where they stand, names where a value comes from elsewhere', async () => {
    const unit = unitOf(await readFiles({ 'plan.json': PLAN }), 'plan.json');
    expect(unit.format).to.equal('terraform-plan');
    expect(properties(unit, 'aws_db_instance.shop')).to.deep.equal({
      password: '(sensitive)',
      engine: 'postgres',
      db_subnet_group_name: '${aws_db_subnet_group.shop.name}',
      multi_az: false,
    });
    expect(properties(unit, 'aws_iam_role.ci')).to.deep.equal({
      assume_role_policy: '{"AWS":"arn:aws:iam::111122223333:root","Other":"${data.aws_vpc.main.id}"}',
    });
    expect(properties(unit, 'module.web["a.b"].aws_instance.one[0]')).to.deep.equal({
      ami: '${var.image}',
      subnet_id: '${var.subnet}',
      root_block_device: [{ kms_key_id: 'arn:aws:kms:eu-west-1:111122223333:key/x', volume_size: 8 }],
    });
    expect(unit.lookups?.map(({ address, properties: given }) => [address, given])).to.deep.equal([
      ['data.aws_vpc.main', { tags: { Name: 'main' } }],
    ]);
  });

  it('tells what is around: variables, providers, calls of modules', async () => {
    const unit = unitOf(await readFiles({ 'plan.json': PLAN }), 'plan.json');
    expect(unit.body).to.deep.include({
      provider: {
        aws: {
          name: 'aws',
          source: 'registry.terraform.io/hashicorp/aws',
          region: 'eu-west-1',
          allowed_account_ids: ['111122223333'],
        },
      },
      module: { web: { source: './web', image: '${var.ami}', subnet: 'subnet-0123456789abcdef0' } },
      variable: { ami: {}, db_password: { sensitive: true, default: '(sensitive)' }, size: { default: 1 } },
    });
    expect(unit.supplied).to.deep.equal({
      ami: 'ami-0123456789abcdef0',
      db_password: '(sensitive)',
      size: '2',
    });
    expect(unit.pinned).to.deep.equal({ account: '111122223333', region: 'eu-west-1' });
    expect(unit.locate(['resource', 'aws_iam_role.ci', 'name'])).to.equal('plan.json aws_iam_role.ci');
    expect(unit.locate(['provider', 'aws', 'region'])).to.equal('plan.json provider.aws');
  });

  it('keeps no secret', async () => {
    expect(JSON.stringify(await readFiles({ 'plan.json': PLAN }))).not.to.include('hunter2');
  });

  it('of a form that is not known is refused', async () => {
    const set = await readFiles({
      'plan.json': { ...PLAN, format_version: '2.0' },
      'old.tfstate': { version: 3, lineage: 'x' },
    });
    expect(set.refused.map(({ where, got }) => `${formatLocation(where ?? '')} ${got}`)).to.deep.equal([
      'old.tfstate version 3',
      'plan.json format_version 2.0',
    ]);
  });
});

describe('A state of Terraform', () => {
  it('names what it makes itself, and leaves out what only AWS hands out', async () => {
    const unit = unitOf(await readFiles({ 'terraform.tfstate': RAW }), 'terraform.tfstate');
    expect(unit.format).to.equal('terraform-state');
    expect(properties(unit, 'aws_vpc.main')).to.deep.equal({ cidr_block: '10.0.0.0/16' });
    expect(properties(unit, 'module.web.aws_subnet.one["a"]')).to.deep.equal({
      vpc_id: '${aws_vpc.main.id}',
      availability_zone: 'eu-west-1a',
    });
    expect(properties(unit, 'aws_db_instance.shop')).to.deep.equal({
      password: '(sensitive)',
      extra: '(sensitive)',
      vpc_security_group_ids: ['sg-0fedcba9876543210'],
    });
    expect(unit.lookups?.map(({ address }) => address)).to.deep.equal(['data.aws_ami.linux']);
    expect(JSON.stringify(unit)).not.to.include('hunter2');
  });

  it('says the same as terraform show does', async () => {
    const values = {
      root_module: {
        resources: [
          {
            address: 'aws_vpc.main',
            mode: 'managed',
            type: 'aws_vpc',
            values: RAW.resources[0]?.instances[0]?.attributes,
          },
        ],
      },
    };
    const set = await readFiles({
      'state.json': { format_version: '1.0', terraform_version: '1.11.4', values },
    });
    expect(properties(unitOf(set, 'state.json'), 'aws_vpc.main')).to.deep.equal({
      cidr_block: '10.0.0.0/16',
    });
  });

  it('hides a secret too where Terraform does not mark it', async () => {
    const values = {
      root_module: {
        resources: [
          {
            address: 'terraform_data.one',
            mode: 'managed',
            type: 'terraform_data',
            values: { input: { key: 'hunter22' }, output: { key: 'hunter22', url: 'https://x?k=hunter22' } },
            sensitive_values: { input: { key: true }, output: {} },
          },
        ],
      },
    };
    const set = await readFiles({
      'state.json': { format_version: '1.0', terraform_version: '1.11.4', values },
    });
    expect(properties(unitOf(set, 'state.json'), 'terraform_data.one')).to.deep.equal({
      input: { key: '(sensitive)' },
      output: { key: '(sensitive)', url: 'https://x?k=(sensitive)' },
    });
  });

  it('may be empty', async () => {
    const set = await readFiles({ 'state.json': { format_version: '1.0', terraform_version: '1.11.4' } });
    expect(set.units.map(({ resources }) => resources.length)).to.deep.equal([0]);
  });
});

describe('A folder of HCL', () => {
  const files = {
    'main.tf': MAIN,
    'terraform.tfvars': 'ami = "ami-0123456789abcdef0"\nundeclared = 1\n',
    'modules/web/main.tf': 'variable "image" {}\nresource "aws_instance" "one" {\n  ami = var.image\n}\n',
  };

  it('keeps literals where they stand, and everything else as it was written', async () => {
    const unit = unitOf(await readFiles(files), '.');
    expect(properties(unit, 'aws_iam_role.ci')).to.deep.equal({
      name: 'ci-${var.stage}',
      path: '/éé"/',
      assume_role_policy: { Statement: [{ Principal: { AWS: 'arn:aws:iam::111122223333:root' } }] },
      arn: 'arn:aws:iam::${local.account}:role/x',
      subnets: { '${if}': ['${var.own}', ['subnet-0123456789abcdef0'], []] },
      image: { '${lookup}': [{ 'eu-west-1': 'ami-1' }, '${var.region}'] },
      joined: 'a,b',
      plain: '${length(var.list) > 1}',
      count: -1,
      big: '012345678901',
      script: '#!/bin/bash\n  aws s3 cp s3://bucket/${var.key} .\n\ndone\n',
      ebs: [{ size: 1 }, { size: 2 }],
      dynamic: { tag: [{ for_each: '${var.tags}', content: [{ value: '${tag.value}' }] }] },
    });
    expect(unit.lookups?.map(({ address }) => address)).to.deep.equal(['data.aws_ami.linux']);
    expect(unit.body).to.deep.include({
      terraform: { backend: { s3: [{ bucket: 'state' }] } },
      locals: { account: '111122223333' },
      variable: { db_password: { default: '(sensitive)' }, ami: {} },
    });
    expect(unit.supplied).to.deep.equal({ ami: 'ami-0123456789abcdef0' });
    expect(unit.pinned).to.deep.equal({ account: '111122223333', region: 'eu-west-1' });
  });

  it('knows where things stand', async () => {
    const { locate } = unitOf(await readFiles(files), '.');
    const role = ['resource', 'aws_iam_role', 'ci'];
    const lines = MAIN.split('\n');
    const at = (path: readonly (string | number)[], within?: number): string => {
      const where = locate(path, within);
      if (typeof where === 'string') return where;
      return `${where.file} ${lines[where.line - 1]?.slice(where.column - 1)}`;
    };
    expect(at([...role, 'assume_role_policy', 'Statement', 0, 'Principal', 'AWS'])).to.equal(
      'main.tf "arn:aws:iam::111122223333:root" } }]',
    );
    expect(at([...role, 'subnets', '${if}', 1, 0])).to.equal('main.tf "subnet-0123456789abcdef0"] : []');
    expect(at([...role, 'script'], '#!/bin/bash\n  aws s3 cp '.length)).to.equal(
      'main.tf s3://bucket/${var.key} .',
    );
    expect(at(['provider', 'aws.east', 'region'])).to.equal('main.tf "us-east-1"');
    expect(at(['variable', 'ami'])).to.equal('main.tf variable "ami" {}');
    expect(at([...role, 'nothing'])).to.equal('main.tf resource "aws_iam_role" "ci" {');
  });

  it('has the modules of folders beside as its children', async () => {
    const set = await readFiles({ ...files, 'main.tf': MAIN.replace('./modules', '../shared') }, '.', {});
    expect(set.refused.map(({ what }) => what)).to.deep.equal([
      'The module web is not there; what it makes was not seen',
    ]);
    const child = unitOf(await readFiles(files), 'modules/web');
    expect(child).to.deep.include({ parent: '.', supplied: { image: '${var.ami}' } });
    expect(child.resources.map(({ address }) => address)).to.deep.equal(['aws_instance.one']);
  });

  it('says which modules were not seen, and which call each other', async () => {
    const set = await readFiles({
      'a/main.tf':
        'module "vpc" {\n  source = "terraform-aws-modules/vpc/aws"\n}\nmodule "b" {\n  source = "../b"\n}\n',
      'b/main.tf': 'module "a" {\n  source = "../a"\n}\n',
    });
    expect(set.refused.map(({ where, what }) => `${formatLocation(where ?? '')} ${what}`)).to.deep.equal([
      'a/main.tf:2:12 The module vpc comes from elsewhere; what it makes was not seen',
      'b/main.tf:2:12 These modules call each other, and Terraform refuses them',
    ]);
  });

  it('may be written in JSON', async () => {
    const text =
      '{"resource": {"aws_s3_bucket": {"logs": {"bucket": "fixed"}}},\n "provider": {"aws": [{"region": "eu-west-1"}]}}';
    const unit = unitOf(await readFiles({ 'cdk.tf.json': text }), '.');
    expect(properties(unit, 'aws_s3_bucket.logs')).to.deep.equal({ bucket: 'fixed' });
    expect(unit.pinned).to.deep.equal({ region: 'eu-west-1' });
    const where = unit.locate(['resource', 'aws_s3_bucket', 'logs', 'bucket']);
    expect(formatLocation(where)).to.equal(`cdk.tf.json:1:${text.indexOf('"fixed"') + 1}`);
  });

  it('says where a secret comes from, and keeps none', async () => {
    const text =
      'resource "aws_db_instance" "one" {\n  password = var.key\n  master_password = "hunter2"\n}\n';
    expect(
      properties(unitOf(await readFiles({ 'main.tf': text }), '.'), 'aws_db_instance.one'),
    ).to.deep.equal({
      password: '${var.key}',
      master_password: '(sensitive)',
    });
  });

  it('tells what is there twice', async () => {
    const set = await readFiles({ 'a.tf': 'variable "x" {}\n', 'b.tf': 'variable "x" {}\n' });
    expect(set.refused.map(({ where, what }) => `${formatLocation(where ?? '')} ${what}`)).to.deep.equal([
      'b.tf:1:1 variable.x is there twice',
    ]);
  });
});
