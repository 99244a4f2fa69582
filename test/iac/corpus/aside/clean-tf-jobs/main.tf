terraform {
  # The bucket of the states is looked after elsewhere.
  backend "s3" {
    bucket = "tfstate-111122223333"
    key    = "jobs/terraform.tfstate"
    region = "eu-west-1"
  }
}

provider "aws" {
  region = var.region
}

data "aws_caller_identity" "me" {}
data "aws_partition" "this" {}

locals {
  name    = "${var.project}-${terraform.workspace}"
  account = data.aws_caller_identity.me.account_id
  # from https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Lambda-Insights-extension-versionsx86-64.html
  insights = "arn:${data.aws_partition.this.partition}:lambda:${var.region}:580247275435:layer:LambdaInsightsExtension:53"
}

data "archive_file" "code" {
  type        = "zip"
  source_dir  = "${path.module}/src"
  output_path = "${path.module}/build/jobs.zip"
}

resource "aws_sqs_queue" "jobs" {
  name_prefix       = "jobs-"
  kms_master_key_id = "alias/aws/sqs"
}

resource "aws_dynamodb_table" "runs" {
  name                        = "${local.name}-runs"
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "id"
  deletion_protection_enabled = false

  attribute {
    name = "id"
    type = "S"
  }

  point_in_time_recovery {
    enabled = true
  }
}

resource "aws_ssm_parameter" "limit" {
  name  = "/jobs/limit"
  type  = "String"
  value = "107374182400"
}

resource "aws_cloudwatch_log_group" "run" {
  name              = "/aws/lambda/${local.name}-run"
  retention_in_days = 30
}

resource "aws_iam_role" "run" {
  name_prefix = "jobs-"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy" "run" {
  role = aws_iam_role.run.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"], Resource = aws_sqs_queue.jobs.arn },
      { Effect = "Allow", Action = "dynamodb:PutItem", Resource = aws_dynamodb_table.runs.arn },
      { Effect = "Allow", Action = ["logs:CreateLogStream", "logs:PutLogEvents"], Resource = "${aws_cloudwatch_log_group.run.arn}:*" },
      {
        Effect    = "Allow"
        Action    = "ssm:GetParameter"
        Resource  = "arn:${data.aws_partition.this.partition}:ssm:${var.region}:${local.account}:parameter/jobs/*"
        Condition = { StringEquals = { "aws:RequestedRegion" = var.region } }
      },
    ]
  })
}

resource "aws_lambda_function" "run" {
  function_name    = "${local.name}-run"
  filename         = data.archive_file.code.output_path
  source_code_hash = data.archive_file.code.output_base64sha256
  handler          = "main.handler"
  runtime          = "python3.12"
  role             = aws_iam_role.run.arn
  layers           = [local.insights]
  depends_on       = [aws_cloudwatch_log_group.run]

  environment {
    variables = {
      LIMIT_PARAMETER = aws_ssm_parameter.limit.name
      TABLE           = aws_dynamodb_table.runs.name
      SCHEMA          = "202312010000"
    }
  }
}

resource "aws_lambda_event_source_mapping" "jobs" {
  event_source_arn = aws_sqs_queue.jobs.arn
  function_name    = aws_lambda_function.run.arn
}
