variable "name" {
  type        = string
  default     = "shop"
  description = "Prefix, as in shop-us-east-1"
}

variable "instance_type" {
  type    = string
  default = "m6i.large"
}

variable "db_password" {
  type      = string
  sensitive = true
}
