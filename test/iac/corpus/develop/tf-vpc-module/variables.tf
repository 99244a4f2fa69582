variable "cidr" {
  type        = string
  default     = "10.30.0.0/16"
  description = "CIDR of the VPC (vpc-0a1b2c3d is 10.29.0.0/16)"
}

variable "name" {
  type    = string
  default = "main"
}

variable "tags" {
  type    = map(string)
  default = {}
}
