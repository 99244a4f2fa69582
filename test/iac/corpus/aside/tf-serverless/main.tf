provider "aws" {
  region = "eu-west-1"
}

provider "aws" {
  alias  = "us_east_1"
  region = "us-east-1" # CloudFront wants its certificate here
}

resource "aws_lambda_function" "api" {
  function_name = "api"
  role          = aws_iam_role.api.arn
  s3_bucket     = "acme-lambda-releases"
  s3_key        = "api/1.0.3.zip"
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  layers        = ["arn:aws:lambda:eu-west-1:305918472660:layer:otel:9"]
  environment {
    variables = {
      TABLE       = aws_dynamodb_table.items.name
      QUEUE_URL   = "https://sqs.eu-west-1.amazonaws.com/305918472660/items"
      SECRET_ARN  = "arn:aws:secretsmanager:eu-west-1:305918472660:secret:api/token-aB3dE5"
      METRICS_URL = "https://monitoring.eu-west-1.amazonaws.com"
    }
  }
}

resource "aws_cloudwatch_log_group" "api" {
  name              = "/aws/lambda/${aws_lambda_function.api.function_name}"
  retention_in_days = 14
}

resource "aws_iam_role" "api" {
  name_prefix        = "api-"
  assume_role_policy = data.aws_iam_policy_document.assume.json
  managed_policy_arns = [
    "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
    "arn:aws:iam::305918472660:policy/api-extra",
  ]
}

data "aws_iam_policy_document" "assume" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

resource "aws_dynamodb_table" "items" {
  name         = "items"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"
  attribute {
    name = "id"
    type = "S"
  }
  server_side_encryption {
    enabled     = true
    kms_key_arn = "arn:aws:kms:eu-west-1:305918472660:key/mrk-0a1b2c3d4e5f60718293a4b5c6d7e8f9"
  }
}

resource "aws_s3_bucket" "uploads" {
  bucket        = "acme-uploads-eu"
  force_destroy = true
}

resource "aws_acm_certificate" "cdn" {
  provider          = aws.us_east_1
  domain_name       = "cdn.acme.example"
  validation_method = "DNS"
}

resource "aws_route53_record" "validation" {
  for_each = { for o in aws_acm_certificate.cdn.domain_validation_options : o.domain_name => o }
  zone_id  = data.aws_route53_zone.acme.zone_id
  name     = each.value.resource_record_name
  type     = each.value.resource_record_type
  records  = [each.value.resource_record_value]
  ttl      = 60
}

data "aws_route53_zone" "acme" {
  name = "acme.example."
}

resource "aws_cloudfront_distribution" "cdn" {
  enabled = true
  aliases = ["cdn.acme.example"]
  origin {
    domain_name = aws_s3_bucket.uploads.bucket_regional_domain_name
    origin_id   = "uploads"
  }
  default_cache_behavior {
    target_origin_id       = "uploads"
    viewer_protocol_policy = "https-only"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
  }
  restrictions {
    geo_restriction { restriction_type = "none" }
  }
  viewer_certificate {
    acm_certificate_arn = aws_acm_certificate.cdn.arn
    ssl_support_method  = "sni-only"
  }
}

resource "aws_wafv2_web_acl" "cdn" {
  name  = "cdn"
  scope = "CLOUDFRONT"
  default_action {
    allow {}
  }
  visibility_config {
    cloudwatch_metrics_enabled = false
    metric_name                = "cdn"
    sampled_requests_enabled   = false
  }
}

resource "aws_sns_topic_subscription" "mail" {
  topic_arn = aws_sns_topic.alerts.arn
  protocol  = "email"
  endpoint  = "oncall@acme.example"
}

resource "aws_sns_topic" "alerts" {
  name_prefix = "alerts-"
}
