import { trapCases } from '../../support/trap-cases.ts';

trapCases('bucket-name-fixed', [
  {
    says: 'finds names that are the same in every account, also by a default',
    files: `
Parameters:
  Name: {Type: String, Default: example-logs} #<
Resources:
  One: {Type: AWS::S3::Bucket, Properties: {BucketName: example-orders}} #<
  Two: {Type: AWS::S3::Bucket, Properties: {BucketName: !Ref Name}}
  Three: {Type: AWS::S3::Bucket, Properties: {BucketName: !Sub '\${Name}-archive'}} #<
`,
  },
  {
    says: 'leaves alone names that AWS makes up, that hold the account, or that nobody knows yet',
    files: `
Parameters: {Name: {Type: String}}
Resources:
  One: {Type: AWS::S3::Bucket}
  Two: {Type: AWS::S3::Bucket, Properties: {BucketName: !Sub 'orders-\${AWS::AccountId}-\${AWS::Region}'}}
  Three: {Type: AWS::S3::Bucket, Properties: {BucketName: !Ref Name}}
`,
  },
  {
    says: 'reads Terraform',
    files: {
      'main.tf': `
variable "name" { default = "example-logs" } #<
resource "aws_s3_bucket" "one" { bucket = "example-orders" } #<
resource "aws_s3_bucket" "two" { bucket = var.name }
resource "aws_s3_bucket" "three" { bucket_prefix = "orders-" }
`,
    },
  },
]);
