import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { arm } from '../../../lib/drill/heal/index.ts';
import { type CleanWorld, PLACE } from '../clean-world.ts';
import { madeIn } from './made-in.ts';
import { skipWithoutTerraform } from './skip-without-terraform.ts';
import { nemesisIn, withToolWorld, writeFiles } from './tool-world.ts';

const CONFIGURATION = {
  'iac/main.tf': `
terraform {
  required_providers { aws = { source = "hashicorp/aws" } }
  backend "s3" {
    bucket = "states-of-the-old-account"
    key    = "orders"
    region = "eu-west-1"
  }
}
variable "name" { type = string }
provider "aws" {
  region = "eu-west-1"
  default_tags { tags = var.tags }
}
provider "aws" {
  alias  = "vaults"
  region = var.region
}
variable "tags" {
  type    = map(string)
  default = { owner = "team-orders" }
}
variable "region" { default = "eu-central-1" }
module "settings" {
  source = "./settings"
  name   = var.name
}
resource "aws_backup_vault" "orders" {
  provider = aws.vaults
  name = "\${var.name}-orders"
  lifecycle { prevent_destroy = true }
}
resource "aws_kms_key" "orders" { description = var.name }
output "vault" { value = aws_backup_vault.orders.arn }
`,
  'iac/settings/main.tf': `
variable "name" { type = string }
resource "aws_cloudwatch_metric_alarm" "busy" {
  alarm_name          = "\${var.name}-busy"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  metric_name         = "CPUUtilization"
  namespace           = "AWS/EC2"
  period              = 60
  statistic           = "Average"
  threshold           = 80
  lifecycle { prevent_destroy = true }
}
`,
  'iac/terraform.tfstate': '{"version":4,"serial":1,"lineage":"x","outputs":{},"resources":[]}',
};

async function keyOf({ ask }: CleanWorld) {
  const { Keys } = await ask<{ Keys: { KeyId: string }[] }>('kms', 'ListKeys');
  const described = await Promise.all(
    Keys.map(async ({ KeyId }) => {
      const { KeyMetadata } = await ask<{ KeyMetadata: { Description: string } }>('kms', 'DescribeKey', {
        KeyId,
      });
      return { KeyId, description: KeyMetadata.Description };
    }),
  );
  const KeyId = described.find(({ description }) => description === 'shop')?.KeyId;
  return ask<{ Tags: { TagKey: string; TagValue: string }[] }>('kms', 'ListResourceTags', { KeyId });
}

describe('Terraform itself, on the embedded AWS', function () {
  this.timeout(180_000);
  before(function () {
    skipWithoutTerraform(this);
  });

  it(
    'makes a configuration in the clean account, tagged, and destroys it again',
    withToolWorld(async (world) => {
      await writeFiles(world, CONFIGURATION);
      const answers: string[] = [];
      const nemesis = await nemesisIn(world, {
        parameters: { name: 'shop' },
        onMade: async (ask) => {
          answers.push(await ask(['show', '-json']), await ask(['output', '-json']));
        },
      });
      const before = await madeIn(world);
      const armed = await arm(
        nemesis,
        { aws: world.fenced, journal: world.journal, place: PLACE },
        new AbortController().signal,
      );
      expect(armed.describes).to.include('3 resources of iac');
      await armed.inject(new AbortController().signal);
      expect(await madeIn(world)).to.have.members([...before, 'shop-orders', 'shop-busy']);
      const { Tags } = await world.ask<{ Tags: Readonly<Record<string, string>> }>('backup', 'ListTags', {
        ResourceArn: `arn:aws:backup:${PLACE.region}:${PLACE.account}:backup-vault:shop-orders`,
      });
      expect(Tags).to.include({
        'landfall:run': 'run-1',
        'landfall:part': 'terraform-1',
      });
      const { Tags: keyTags } = await keyOf(world);
      expect(Object.fromEntries(keyTags.map(({ TagKey, TagValue }) => [TagKey, TagValue]))).to.include({
        owner: 'team-orders',
        'landfall:part': 'terraform-1',
      });
      expect(answers[1]).to.include('shop-orders');
      const healed = await armed.heal();
      expect(healed.isHealed, JSON.stringify(healed)).to.equal(true);
      expect(await madeIn(world)).to.deep.equal(before);
      expect(healed.leftovers.map(({ state }) => state)).to.deep.equal(['gone', 'pending']);
      expect(healed.leftovers[1]?.why).to.include('KMS waits');
      expect(existsSync(join(world.folder, 'drill', 'terraform-1'))).to.equal(false);
      const log = await readFile(join(world.folder, 'drill', 'terraform-1.log'), 'utf8');
      expect(log).to.include('Apply complete').and.include('Destroy complete');
      expect(await readdir(join(world.folder, 'iac'))).to.have.members([
        'main.tf',
        'settings',
        'terraform.tfstate',
      ]);
    }),
  );
});
