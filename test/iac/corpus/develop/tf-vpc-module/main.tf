# A small VPC module. Example: arn:aws:iam::123456789012:role/network in us-east-1
terraform {
  required_providers {
    aws = { source = "hashicorp/aws", version = "5.40.0" }
  }
}

data "aws_availability_zones" "available" {
  state = "available"
}

data "aws_partition" "current" {}
data "aws_region" "current" {}
data "aws_caller_identity" "current" {}

locals {
  azs = slice(data.aws_availability_zones.available.names, 0, 2)
}

resource "aws_vpc" "this" {
  cidr_block           = var.cidr
  enable_dns_hostnames = true
  tags                 = merge(var.tags, { Name = var.name, created = "202403151000" })
}

resource "aws_subnet" "private" {
  count             = length(local.azs)
  vpc_id            = aws_vpc.this.id
  availability_zone = local.azs[count.index]
  cidr_block        = cidrsubnet(var.cidr, 4, count.index)
}

resource "aws_vpc_endpoint" "s3" {
  vpc_id       = aws_vpc.this.id
  service_name = "com.amazonaws.${data.aws_region.current.name}.s3"
}

resource "aws_s3_bucket" "flow_logs" {
  bucket_prefix = "flow-logs-"
}

resource "aws_iam_role" "flow_logs" {
  name_prefix = "flow-logs-"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "vpc-flow-logs.amazonaws.com" }
    }]
  })
}

resource "aws_iam_role_policy_attachment" "ssm" {
  role       = aws_iam_role.flow_logs.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/AmazonSSMManagedInstanceCore"
}

# Amazon's own images, looked up by the Region
data "aws_ami" "nat" {
  owners = ["amazon"]
  filter {
    name   = "image-id"
    values = [data.aws_ssm_parameter.nat.value]
  }
}

data "aws_ssm_parameter" "nat" {
  name = "/aws/service/bottlerocket/aws-ecs-1/x86_64/1.19.2/image_id"
}

resource "aws_kms_key" "logs" {
  description = "Key of the flow logs, like alias/flow-logs in 111122223333"
}
