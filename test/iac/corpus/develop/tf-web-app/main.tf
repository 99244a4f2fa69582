# Web application behind an ALB

terraform {
  required_version = ">= 1.5"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.31"
    }
  }
  backend "s3" {
    bucket         = "acme-terraform-state"
    key            = "web/terraform.tfstate"
    region         = "us-east-1"
    dynamodb_table = "terraform-locks"
  }
}

provider "aws" {
  region              = "us-east-1"
  allowed_account_ids = ["482917365018"]
}

data "aws_ami" "app" {
  owners      = ["self"]
  most_recent = true
  filter {
    name   = "name"
    values = ["app-*"]
  }
}

data "aws_vpc" "main" {
  id = "vpc-0e1f2a3b4c5d6e7f8"
}

data "aws_acm_certificate" "web" {
  domain   = "www.acme.example"
  statuses = ["ISSUED"]
}

resource "aws_launch_template" "app" {
  name_prefix   = "app-"
  image_id      = data.aws_ami.app.id
  instance_type = var.instance_type
  key_name      = "deploy"
  user_data = base64encode(<<-EOF
    #!/bin/bash
    dnf install -y nginx
    curl -fsSL https://get.acme.example/agent.sh | sh
    aws s3 sync s3://acme-config-prod/nginx /etc/nginx --region us-east-1
    systemctl enable --now nginx
  EOF
  )
}

resource "aws_autoscaling_group" "app" {
  name                = "app-prod"
  availability_zones  = ["us-east-1a", "us-east-1d"]
  min_size            = 2
  max_size            = 6
  launch_template {
    id      = aws_launch_template.app.id
    version = "$Latest"
  }
}

resource "aws_lb" "web" {
  name                       = "${var.name}-web"
  internal                   = false
  enable_deletion_protection = true
  subnets                    = ["subnet-01a2b3c4d5e6f7081", "subnet-0918273645abcdef0"]
  security_groups            = [aws_security_group.lb.id]
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = data.aws_acm_certificate.web.arn
  default_action {
    type = "fixed-response"
    fixed_response {
      content_type = "text/plain"
      status_code  = "404"
    }
  }
}

resource "aws_security_group" "lb" {
  name_prefix = "lb-"
  vpc_id      = data.aws_vpc.main.id
}

resource "aws_route53_record" "www" {
  zone_id = "Z07654321KLMNOPQRSTU"
  name    = "www.acme.example"
  type    = "A"
  alias {
    name                   = aws_lb.web.dns_name
    zone_id                = aws_lb.web.zone_id
    evaluate_target_health = true
  }
}
