resource "aws_kms_key" "data" {
  description = "data"
}

resource "aws_kms_alias" "data" {
  name          = "alias/team-data"
  target_key_id = aws_kms_key.data.key_id
}

resource "aws_ssm_parameter" "bus" {
  name  = "/team/bus-name"
  type  = "String"
  value = "team"
}
