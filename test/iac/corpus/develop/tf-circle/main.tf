# Security groups of the legacy stack, imported by hand. Never planned since.
variable "vpc_id" {
  type = string
}

resource "aws_security_group" "app" {
  name   = "app"
  vpc_id = var.vpc_id
  egress {
    from_port       = 3306
    to_port         = 3306
    protocol        = "tcp"
    security_groups = [aws_security_group.db.id]
  }
}

resource "aws_security_group" "db" {
  name   = "db"
  vpc_id = var.vpc_id
  ingress {
    from_port       = 3306
    to_port         = 3306
    protocol        = "tcp"
    security_groups = [aws_security_group.app.id]
  }
}

module "vpn" {
  source  = "s3::https://s3-us-west-2.amazonaws.com/acme-tf-modules/vpn-1.2.0.zip"
  peer_ip = "198.51.100.7"
}

resource "aws_instance" "legacy" {
  ami                    = "ami-09d3b3274b6c5d4aa"
  instance_type          = "t2.medium"
  availability_zone      = "us-west-2c"
  vpc_security_group_ids = [aws_security_group.app.id, "sg-0d4c3b2a1f0e9d8c7"]
  iam_instance_profile   = "legacy"
  disable_api_termination = true
  ebs_block_device {
    device_name = "/dev/sdg"
    snapshot_id = "snap-0c1d2e3f4a5b60798"
  }
}
