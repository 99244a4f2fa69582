variable "environment" {
  type        = string
  description = "dev, test or prod (prod is account 482917365018)"
}

variable "accounts" {
  type        = list(string)
  default     = []
  description = "further accounts that may send, such as [\"111122223333\"]"
}

resource "random_id" "suffix" {
  byte_length = 4
}

resource "aws_s3_bucket" "data" {
  bucket = "data-${random_id.suffix.hex}"
}

resource "aws_sqs_queue" "jobs" {
  name                      = "${var.environment}-jobs"
  kms_master_key_id         = "alias/aws/sqs"
  message_retention_seconds = 1209600
  # formerly https://sqs.us-east-1.amazonaws.com/123456789012/jobs
}

resource "aws_cloudwatch_metric_alarm" "age" {
  alarm_name          = "${aws_sqs_queue.jobs.name}-age"
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateAgeOfOldestMessage"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  period              = 300
  statistic           = "Maximum"
  threshold           = 600
  alarm_description   = "Runbook: https://wiki.acme.example/us-east-1/jobs"
  dimensions          = { QueueName = aws_sqs_queue.jobs.name }
}

output "note" {
  description = "the queue in us-west-2 is arn:aws:sqs:us-west-2:123456789012:jobs"
  value       = aws_sqs_queue.jobs.arn
}
