import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { arm } from '../../../lib/drill/heal/index.ts';
import { PLACE } from '../clean-world.ts';
import { skipWithoutTerraform } from './skip-without-terraform.ts';
import { nemesisIn, type ToolWorld, withToolWorld, writeFiles } from './tool-world.ts';

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
  default_tags { tags = { owner = "team-orders" } }
}
module "settings" {
  source = "./settings"
  name   = var.name
}
resource "aws_sns_topic" "orders" {
  name = "\${var.name}-orders"
  lifecycle { prevent_destroy = true }
}
output "topic" { value = aws_sns_topic.orders.arn }
`,
  'iac/settings/main.tf': `
variable "name" { type = string }
resource "aws_ssm_parameter" "size" {
  name  = "/\${var.name}/size"
  type  = "String"
  value = "3"
}
`,
  'iac/terraform.tfstate': '{"version":4,"serial":1,"lineage":"x","outputs":{},"resources":[]}',
};

async function topicsIn({ ask }: ToolWorld): Promise<string[]> {
  const { Topics = [] } = await ask<{ Topics?: { TopicArn: string }[] }>('sns', 'ListTopics');
  return Topics.map(({ TopicArn }) => TopicArn);
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
      const before = await topicsIn(world);
      const armed = await arm(
        nemesis,
        { aws: world.fenced, journal: world.journal, place: PLACE },
        new AbortController().signal,
      );
      expect(armed.describes).to.include('2 resources of iac');
      await armed.inject(new AbortController().signal);
      const made = (await topicsIn(world)).filter((arn) => !before.includes(arn));
      expect(made).to.deep.equal([`arn:aws:sns:${PLACE.region}:${PLACE.account}:shop-orders`]);
      const { Tags } = await world.ask<{ Tags: { Key: string; Value: string }[] }>(
        'sns',
        'ListTagsForResource',
        {
          ResourceArn: made[0],
        },
      );
      expect(Object.fromEntries(Tags.map(({ Key, Value }) => [Key, Value]))).to.include({
        owner: 'team-orders',
        'landfall:run': 'run-1',
        'landfall:part': 'terraform-1',
      });
      expect(answers[1]).to.include('shop-orders');
      const healed = await armed.heal();
      expect(healed.isHealed, JSON.stringify(healed)).to.equal(true);
      expect(await topicsIn(world)).to.deep.equal(before);
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
