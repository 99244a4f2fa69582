import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { readIac } from '../../../lib/iac/index.ts';
import { reviewConfiguration } from '../../../lib/rebuild/tools/review-configuration.ts';

const TOPIC = 'resource "aws_sns_topic" "orders" { name = "orders" }\n';

async function problemsOf(files: Readonly<Record<string, string>>) {
  const folder = await mkdtemp(join(tmpdir(), 'landfall-review-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, 'iac', name)), { recursive: true });
      await writeFile(join(folder, 'iac', name), text);
    }
    const { units } = await readIac('iac', { cwd: folder });
    return reviewConfiguration(units);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** What is planted in `main.tf`, and what is got. */
const PLANTED: Readonly<Record<string, readonly [text: string, got: string]>> = {
  'a provider of somebody else': [
    'terraform {\n  required_providers {\n    random = { source = "hashicorp/random" }\n  }\n}',
    'hashicorp/random',
  ],
  'the provider of AWS from another registry': [
    'terraform {\n  required_providers {\n    aws = { source = "registry.example.org/hashicorp/aws" }\n  }\n}',
    'registry.example.org/hashicorp/aws',
  ],
  'a program that is asked for data': ['data "external" "who" { program = ["sh"] }', 'external'],
  'an address that is asked for data': ['data "http" "me" { url = "https://example.org" }', 'http'],
  'data of the null provider': ['data "null_data_source" "x" {}', 'null_data_source'],
  'data in a check': ['check "up" {\n  data "http" "me" { url = "https://example.org" }\n}', 'http'],
  'the state of another configuration': [
    'data "terraform_remote_state" "net" { backend = "s3" }',
    'terraform_remote_state',
  ],
  'a resource that holds a program': ['resource "terraform_data" "x" {}', 'terraform_data'],
  'a resource of another provider by its own argument': [
    'resource "aws_sns_topic" "x" {\n  provider = other.one\n}',
    'aws_sns_topic',
  ],
  'local-exec': [
    'resource "aws_sns_topic" "x" {\n  provisioner "local-exec" { command = "true" }\n}',
    'local-exec in aws_sns_topic.x',
  ],
  'remote-exec': [
    'resource "aws_sns_topic" "x" {\n  provisioner "remote-exec" { inline = ["true"] }\n}',
    'remote-exec in aws_sns_topic.x',
  ],
  'a file that is put somewhere': [
    'resource "aws_sns_topic" "x" {\n  provisioner "file" { source = "a" }\n}',
    'file in aws_sns_topic.x',
  ],
  'a role of its own': [
    'provider "aws" {\n  assume_role { role_arn = "arn:aws:iam::111122223333:role/deploy" }\n}',
    'assume_role in provider aws',
  ],
  'an address of its own': [
    'provider "aws" {\n  endpoints { sns = "https://sns.example.org" }\n}',
    'endpoints in provider aws',
  ],
  'a profile of its own, in an alias': [
    'provider "aws" {\n  alias   = "old"\n  profile = "production"\n}',
    'profile in provider aws.old',
  ],
};

describe('the review of a configuration, before Terraform is started', () => {
  for (const [name, [text, got]] of Object.entries(PLANTED))
    it(`refuses ${name}`, async () => {
      const problems = await problemsOf({ 'main.tf': `${TOPIC}${text}\n` });
      expect(problems.map((problem) => problem.got)).to.include(got);
      const [problem] = problems.filter((one) => one.got === got);
      expect(problem?.where).to.include('main.tf:');
      for (const part of ['what', 'expected', 'fix'] as const) expect(problem?.[part]).to.be.a('string');
    });

  it('refuses a module from a registry', async () => {
    const problems = await problemsOf({
      'main.tf': `${TOPIC}module "vpc" { source = "terraform-aws-modules/vpc/aws" }\n`,
    });
    expect(problems.map(({ got }) => got)).to.deep.equal(['terraform-aws-modules/vpc/aws']);
  });

  it('looks into the modules that are called', async () => {
    const problems = await problemsOf({
      'main.tf': `${TOPIC}module "web" { source = "./web" }\n`,
      'web/main.tf':
        'provider "aws" { region = "eu-west-1" }\ndata "http" "me" { url = "https://example.org" }\n',
    });
    expect(problems.map(({ got }) => got)).to.have.members(['http', 'provider aws in iac/web']);
  });

  it('lets pass providers, aliases, modules and backends as people write them', async () => {
    const problems = await problemsOf({
      'main.tf': `${TOPIC}
terraform {
  required_version = ">= 1.5"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
  backend "s3" {
    bucket = "states"
    key    = "orders"
    region = "eu-west-1"
  }
}
provider "aws" { region = var.region }
provider "aws" {
  alias  = "west"
  region = "eu-west-1"
}
variable "region" { default = "eu-central-1" }
data "aws_caller_identity" "me" {}
module "web" { source = "./web" }
resource "aws_sns_topic" "west" {
  provider = aws.west
  name     = "west"
}
`,
      'web/main.tf': 'resource "aws_sqs_queue" "q" { name = "q" }\n',
    });
    expect(problems).to.deep.equal([]);
  });
});
