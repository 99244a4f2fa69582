/*
 * Documentation site. The old one: arn:aws:cloudfront::123456789012:distribution/EDFDVBD6EXAMPLE
 */
provider "aws" {
  region = "eu-central-1"
}

# CloudFront takes certificates of this Region alone.
provider "aws" {
  alias  = "cdn"
  region = "us-east-1"
}

variable "domain" {
  type    = string
  default = "docs.example.net"
}

variable "retention_days" {
  type    = number
  default = 365
}

resource "aws_s3_bucket" "pages" {
  bucket_prefix = "docs-pages-"
}

resource "aws_s3_bucket_versioning" "pages" {
  bucket = aws_s3_bucket.pages.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "pages" {
  bucket = aws_s3_bucket.pages.id

  rule {
    id     = "old"
    status = "Enabled"
    filter {}

    noncurrent_version_expiration {
      noncurrent_days = var.retention_days
    }
  }
}

resource "aws_route53_zone" "docs" {
  name = var.domain
}

resource "aws_acm_certificate" "docs" {
  provider          = aws.cdn
  domain_name       = var.domain
  validation_method = "DNS"
}

resource "aws_route53_record" "proof" {
  for_each = { for o in aws_acm_certificate.docs.domain_validation_options : o.domain_name => o }

  zone_id = aws_route53_zone.docs.zone_id
  name    = each.value.resource_record_name
  type    = each.value.resource_record_type
  records = [each.value.resource_record_value]
  ttl     = 60
}

resource "aws_acm_certificate_validation" "docs" {
  provider                = aws.cdn
  certificate_arn         = aws_acm_certificate.docs.arn
  validation_record_fqdns = [for r in aws_route53_record.proof : r.fqdn]
}

resource "aws_cloudfront_origin_access_control" "pages" {
  name                              = "${aws_s3_bucket.pages.id}-read"
  origin_access_control_origin_type = "s3"
  signing_behavior                  = "always"
  signing_protocol                  = "sigv4"
}

resource "aws_cloudfront_distribution" "docs" {
  enabled             = true
  default_root_object = "index.html"
  comment             = "123456789012 had it as d111111abcdef8"

  origin {
    origin_id                = "pages"
    domain_name              = aws_s3_bucket.pages.bucket_regional_domain_name
    origin_access_control_id = aws_cloudfront_origin_access_control.pages.id
  }

  default_cache_behavior {
    target_origin_id       = "pages"
    viewer_protocol_policy = "redirect-to-https"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"
  }

  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }

  viewer_certificate {
    acm_certificate_arn      = aws_acm_certificate_validation.docs.certificate_arn
    minimum_protocol_version = "TLSv1.2_2021"
    ssl_support_method       = "sni-only"
  }
}

resource "aws_route53_record" "docs" {
  zone_id = aws_route53_zone.docs.zone_id
  name    = var.domain
  type    = "A"

  alias {
    name                   = aws_cloudfront_distribution.docs.domain_name
    zone_id                = "Z2FDTNDATAQYW2"
    evaluate_target_health = false
  }
}
