variable "region" {
  type        = string
  description = "Where it runs; eu-west-1 before the move"
}

variable "project" {
  type    = string
  default = "jobs"
}
