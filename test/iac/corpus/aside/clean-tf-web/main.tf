# Web tier. Lived in 123456789012 / us-west-2 (vpc-0aa11bb22, ami-0c55b159cbfafe1f0) until 2023.
terraform {
  required_version = ">= 1.5"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.40"
    }
  }
}

variable "region" {
  type        = string
  default     = "eu-central-1"
  description = "us-west-2 was slow from here"
}

variable "cidr" {
  type    = string
  default = "10.90.0.0/16"

  validation {
    condition     = can(cidrhost(var.cidr, 0))
    error_message = "Must be a CIDR such as 10.90.0.0/16."
  }
}

provider "aws" {
  region = var.region

  default_tags {
    tags = { moved_from = "123456789012/us-west-2", ticket = "202311150930" }
  }
}

data "aws_partition" "here" {}

data "aws_availability_zones" "up" {
  state = "available"
}

# One release of Canonical's image (their account, the same in all commercial Regions).
data "aws_ami" "jammy" {
  owners = ["099720109477"]

  filter {
    name   = "name"
    values = ["ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-amd64-server-20240701"]
  }
}

resource "aws_vpc" "web" {
  cidr_block = var.cidr
}

resource "aws_subnet" "web" {
  count             = 2
  vpc_id            = aws_vpc.web.id
  cidr_block        = cidrsubnet(var.cidr, 8, count.index)
  availability_zone = data.aws_availability_zones.up.names[count.index]
}

resource "aws_vpc_endpoint" "s3" {
  vpc_id       = aws_vpc.web.id
  service_name = "com.amazonaws.${var.region}.s3"
}

resource "aws_security_group" "web" {
  name_prefix = "web-"
  description = "in place of sg-0123abcd"
  vpc_id      = aws_vpc.web.id

  ingress {
    from_port   = 80
    to_port     = 80
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8"]
  }
}

resource "aws_iam_role" "web" {
  name_prefix = "web-"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "ec2.${data.aws_partition.here.dns_suffix}" }
    }]
  })
}

resource "aws_iam_role_policy_attachment" "ssm" {
  role       = aws_iam_role.web.name
  policy_arn = "arn:${data.aws_partition.here.partition}:iam::aws:policy/AmazonSSMManagedInstanceCore"
}

resource "aws_iam_instance_profile" "web" {
  name_prefix = "web-"
  role        = aws_iam_role.web.name
}

resource "aws_launch_template" "web" {
  name_prefix            = "web-"
  image_id               = data.aws_ami.jammy.id
  instance_type          = "t3.small"
  vpc_security_group_ids = [aws_security_group.web.id]

  iam_instance_profile {
    arn = aws_iam_instance_profile.web.arn
  }

  user_data = base64encode(<<-SCRIPT
    #!/bin/sh
    apt-get update
    apt-get install -y nginx
    systemctl enable --now nginx
  SCRIPT
  )
}

resource "aws_autoscaling_group" "web" {
  name_prefix         = "web-"
  min_size            = 2
  max_size            = 4
  vpc_zone_identifier = aws_subnet.web[*].id

  launch_template {
    id      = aws_launch_template.web.id
    version = aws_launch_template.web.latest_version
  }
}
