/** A plan of two resources and a module, with a secret, variables and what it looked up. */
export const PLAN = {
  format_version: '1.2',
  terraform_version: '1.11.4',
  variables: {
    ami: { value: 'ami-0123456789abcdef0' },
    db_password: { value: 'hunter2' },
    size: { value: 2 },
  },
  planned_values: {
    root_module: {
      resources: [
        {
          address: 'aws_db_instance.shop',
          mode: 'managed',
          type: 'aws_db_instance',
          name: 'shop',
          values: { password: 'hunter2', engine: 'postgres', kms_key_id: 'computed-by-aws', multi_az: false },
          sensitive_values: { password: true },
        },
        {
          address: 'aws_iam_role.ci',
          mode: 'managed',
          type: 'aws_iam_role',
          name: 'ci',
          values: { assume_role_policy: '{"AWS":"arn:aws:iam::111122223333:root","Other":"vpc-9"}' },
        },
      ],
      child_modules: [
        {
          address: 'module.web["a.b"]',
          resources: [
            {
              address: 'module.web["a.b"].aws_instance.one[0]',
              mode: 'managed',
              type: 'aws_instance',
              name: 'one',
              values: {
                ami: 'ami-0123456789abcdef0',
                subnet_id: 'subnet-0123456789abcdef0',
                root_block_device: [
                  { volume_size: 8, kms_key_id: 'arn:aws:kms:eu-west-1:111122223333:key/x' },
                ],
              },
            },
          ],
        },
      ],
    },
  },
  prior_state: {
    values: {
      root_module: {
        resources: [
          {
            address: 'data.aws_vpc.main',
            mode: 'data',
            type: 'aws_vpc',
            name: 'main',
            values: { id: 'vpc-9' },
          },
        ],
      },
    },
  },
  configuration: {
    provider_config: {
      aws: {
        name: 'aws',
        full_name: 'registry.terraform.io/hashicorp/aws',
        expressions: {
          region: { constant_value: 'eu-west-1' },
          allowed_account_ids: { constant_value: ['111122223333'] },
        },
      },
    },
    root_module: {
      variables: { ami: {}, db_password: { sensitive: true, default: 'hunter2' }, size: { default: 1 } },
      resources: [
        {
          address: 'aws_db_instance.shop',
          mode: 'managed',
          type: 'aws_db_instance',
          expressions: {
            password: { references: ['var.db_password'] },
            engine: { constant_value: 'postgres' },
            db_subnet_group_name: {
              references: ['aws_db_subnet_group.shop.name', 'aws_db_subnet_group.shop'],
            },
          },
        },
        {
          address: 'aws_iam_role.ci',
          mode: 'managed',
          type: 'aws_iam_role',
          expressions: { assume_role_policy: { references: ['data.aws_vpc.main.id', 'data.aws_vpc.main'] } },
        },
        {
          address: 'data.aws_vpc.main',
          mode: 'data',
          type: 'aws_vpc',
          expressions: { tags: { constant_value: { Name: 'main' } } },
        },
      ],
      module_calls: {
        web: {
          source: './web',
          expressions: {
            image: { references: ['var.ami'] },
            subnet: { constant_value: 'subnet-0123456789abcdef0' },
          },
          module: {
            variables: { image: {}, subnet: {} },
            resources: [
              {
                address: 'aws_instance.one',
                mode: 'managed',
                type: 'aws_instance',
                expressions: {
                  ami: { references: ['var.image'] },
                  subnet_id: { references: ['var.subnet'] },
                  root_block_device: [
                    { kms_key_id: { constant_value: 'arn:aws:kms:eu-west-1:111122223333:key/x' } },
                  ],
                },
              },
            ],
          },
        },
      },
    },
  },
};

/** A state file, with what AWS hands out, secrets, and references by id. */
export const RAW = {
  version: 4,
  terraform_version: '1.11.4',
  serial: 3,
  lineage: '0000',
  outputs: { password: { value: 'hunter2', type: 'string', sensitive: true } },
  resources: [
    {
      mode: 'managed',
      type: 'aws_vpc',
      name: 'main',
      provider: 'provider["registry.terraform.io/hashicorp/aws"]',
      instances: [
        {
          attributes: {
            id: 'vpc-0123456789abcdef0',
            arn: 'arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-0123456789abcdef0',
            owner_id: '111122223333',
            cidr_block: '10.0.0.0/16',
          },
        },
      ],
    },
    {
      module: 'module.web',
      mode: 'managed',
      type: 'aws_subnet',
      name: 'one',
      provider: 'provider["registry.terraform.io/hashicorp/aws"]',
      instances: [
        {
          index_key: 'a',
          attributes: { id: 'subnet-1', vpc_id: 'vpc-0123456789abcdef0', availability_zone: 'eu-west-1a' },
        },
      ],
    },
    {
      mode: 'managed',
      type: 'aws_db_instance',
      name: 'shop',
      provider: 'provider["registry.terraform.io/hashicorp/aws"]',
      instances: [
        {
          attributes: {
            password: 'hunter2',
            extra: 'hunter2',
            vpc_security_group_ids: ['sg-0fedcba9876543210'],
            endpoint: 'shop.abc.eu-west-1.rds.amazonaws.com',
          },
          sensitive_attributes: [[{ type: 'get_attr', value: 'extra' }]],
        },
      ],
    },
    {
      mode: 'data',
      type: 'aws_ami',
      name: 'linux',
      provider: 'provider["registry.terraform.io/hashicorp/aws"]',
      instances: [{ attributes: { id: 'ami-0123456789abcdef0', owners: ['amazon'] } }],
    },
  ],
};

/** HCL with most of what people write. */
export const MAIN = `terraform {
  backend "s3" {
    bucket = "state"
  }
}
provider "aws" {
  region              = "eu-west-1"
  allowed_account_ids = ["111122223333"]
}
provider "aws" {
  alias  = "east"
  region = "us-east-1"
}
variable "db_password" { default = "hunter2" }
variable "ami" {}
locals { account = "111122223333" }
module "web" {
  source = "./modules/web"
  image  = var.ami
}
data "aws_ami" "linux" { owners = ["amazon"] }
resource "aws_iam_role" "ci" {
  name = "ci-\${var.stage}" # a comment "with quotes"
  path = "/é\\u00e9\\"/"
  assume_role_policy = jsonencode({
    Statement = [{ Principal = { AWS = "arn:aws:iam::111122223333:root" } }]
  })
  arn     = format("arn:aws:iam::%s:role/x", local.account)
  subnets = var.own ? ["subnet-0123456789abcdef0"] : []
  image   = lookup({ "eu-west-1" = "ami-1" }, var.region)
  joined  = join(",", ["a", "b"])
  plain   = length(var.list) > 1
  count   = -1
  big     = 012345678901
  script  = <<-EOT
    #!/bin/bash
      aws s3 cp s3://bucket/\${var.key} .

    done
  EOT
  ebs { size = 1 }
  ebs { size = 2 }
  dynamic "tag" {
    for_each = var.tags
    content { value = tag.value }
  }
}
`;
