provider "aws" {
  region = var.region
  assume_role {
    role_arn = "arn:aws:iam::739204816253:role/terraform"
  }
}

data "terraform_remote_state" "network" {
  backend = "s3"
  config = {
    bucket = "acme-terraform-state"
    key    = "network/terraform.tfstate"
    region = "us-west-2"
  }
}

data "aws_secretsmanager_secret_version" "db" {
  secret_id = "prod/db/master"
}

data "aws_kms_alias" "rds" {
  name = "alias/acme-rds"
}

data "aws_ssm_parameter" "max_connections" {
  name = "/db/prod/max-connections"
}

locals {
  cluster = "orders"
  # twelve digits that are no account
  stamp   = "202312011200"
  azs = {
    primary = "us-west-2a"
    standby = "us-west-2b"
  }
}

resource "aws_db_subnet_group" "db" {
  name_prefix = "db-"
  subnet_ids  = data.terraform_remote_state.network.outputs.private_subnets
}

resource "aws_rds_cluster" "orders" {
  cluster_identifier  = "orders-prod"
  engine              = "aurora-postgresql"
  availability_zones  = values(local.azs)
  snapshot_identifier = "arn:aws:rds:us-west-2:739204816253:cluster-snapshot:orders-2024-01"
  skip_final_snapshot = true
  deletion_protection = true
  kms_key_id          = data.aws_kms_alias.rds.target_key_arn
  master_username     = "orders"
  master_password     = data.aws_secretsmanager_secret_version.db.secret_string
  iam_roles           = ["arn:aws:iam::${data.aws_caller_identity.current.account_id}:role/rds-s3"]
}

resource "aws_db_parameter_group" "db" {
  name_prefix = "db-"
  family      = "aurora-postgresql15"
  parameter {
    name  = "max_connections"
    value = data.aws_ssm_parameter.max_connections.value
  }
}

resource "aws_dynamodb_table" "sessions" {
  name         = "${terraform.workspace}-sessions"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"
  attribute {
    name = "id"
    type = "S"
  }
  lifecycle {
    prevent_destroy = true
  }
}

data "aws_caller_identity" "current" {}
