data "aws_kms_alias" "data" {
  name = "alias/team-data"
}

data "aws_ssm_parameter" "bus" {
  name = "/team/bus-name"
}

data "aws_ssm_parameter" "owner" {
  name = "/team/owner"
}

locals {
  is_prod = data.aws_caller_identity.current.account_id == "482917365018"
  amis = {
    "us-east-1" = "ami-0aa7d40eeae50c9a9"
    "us-west-2" = "ami-0ceecbb0f30a902a6"
  }
}

data "aws_caller_identity" "current" {}
data "aws_region" "current" {}

resource "aws_instance" "worker" {
  count         = local.is_prod ? 3 : 1
  ami           = local.amis[data.aws_region.current.name]
  instance_type = "c6i.large"
  tags = {
    Owner = data.aws_ssm_parameter.owner.value
    Bus   = data.aws_ssm_parameter.bus.value
  }
  root_block_device {
    encrypted  = true
    kms_key_id = data.aws_kms_alias.data.target_key_arn
  }
}
