terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.0"
    }
  }
}

provider "aws" {
  region = var.aws_region
}

variable "aws_region" {
  description = "The AWS region things are created in, for example us-east-1"
  type        = string
}

variable "app_image" {
  type    = string
  default = "305918472660.dkr.ecr.us-east-1.amazonaws.com/cb-app:2.4"
}

variable "ecs_task_execution_role_name" {
  default = "myEcsTaskExecutionRole"
}

module "vpc" {
  source  = "terraform-aws-modules/vpc/aws"
  version = "5.5.1"
  cidr    = "10.0.0.0/16"
  azs     = ["${var.aws_region}a", "${var.aws_region}b"]
}

resource "aws_ecs_cluster" "main" {
  name = "cb-cluster"
}

resource "aws_iam_role" "exec" {
  name               = var.ecs_task_execution_role_name
  assume_role_policy = <<POLICY
{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": { "Service": "ecs-tasks.amazonaws.com", "AWS": "arn:aws:iam::305918472660:user/deploy" },
      "Action": "sts:AssumeRole"
    }
  ]
}
POLICY
}

resource "aws_ecs_task_definition" "app" {
  family                   = "cb-app"
  execution_role_arn       = aws_iam_role.exec.arn
  network_mode             = "awsvpc"
  requires_compatibilities = ["FARGATE"]
  cpu                      = 1024
  memory                   = 2048
  container_definitions = jsonencode([
    {
      name  = "cb-app"
      image = var.app_image
      secrets = [
        { name = "DB", valueFrom = "arn:aws:ssm:us-east-1:305918472660:parameter/cb/db-url" },
      ]
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          "awslogs-group"         = "/ecs/cb-app"
          "awslogs-region"        = "us-east-1"
          "awslogs-stream-prefix" = "ecs"
        }
      }
    }
  ])
}

resource "aws_cloudwatch_log_group" "cb" {
  name = "/ecs/cb-app"
}

resource "aws_lb_listener" "front" {
  load_balancer_arn = aws_lb.main.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = "arn:aws:acm:us-east-1:305918472660:certificate/9e8d7c6b-5a49-4838-a726-151413121110"
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.app.arn
  }
}

resource "aws_lb" "main" {
  name    = "cb-load-balancer"
  subnets = module.vpc.public_subnets
  access_logs {
    bucket  = "cb-access-logs"
    enabled = true
  }
}

resource "aws_lb_target_group" "app" {
  name_prefix = "app-"
  port        = 80
  protocol    = "HTTP"
  vpc_id      = module.vpc.vpc_id
  target_type = "ip"
}

resource "aws_codestarconnections_connection" "github" {
  name          = "github"
  provider_type = "GitHub"
}
