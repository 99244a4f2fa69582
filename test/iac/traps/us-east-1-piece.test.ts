import { trapCases } from '../../support/trap-cases.ts';

const files = `
Resources:
  Certificate: {Type: AWS::CertificateManager::Certificate, Properties: {DomainName: example.com}}
  Edge: {Type: AWS::Lambda::Function, Properties: {}}
  Acl:
    Type: AWS::WAFv2::WebACL
    Properties: {Scope: CLOUDFRONT} #<
  Distribution:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        ViewerCertificate: {AcmCertificateArn: !Ref Certificate} #<
        DefaultCacheBehavior:
          LambdaFunctionAssociations: [{LambdaFunctionARN: !GetAtt Edge.Arn}] #<
`;

trapCases('us-east-1-piece', [
  { says: 'finds pieces of CloudFront that are made here', files },
  { says: 'is silent where the rebuild is in us-east-1', files, target: { region: 'us-east-1' }, at: [] },
  {
    says: 'leaves alone pieces that come from elsewhere, and those of one Region',
    files: `
Parameters: {Certificate: {Type: String}}
Resources:
  Acl: {Type: AWS::WAFv2::WebACL, Properties: {Scope: REGIONAL}}
  Distribution:
    Type: AWS::CloudFront::Distribution
    Properties: {DistributionConfig: {ViewerCertificate: {AcmCertificateArn: !Ref Certificate}}}
`,
  },
  {
    says: 'reads Terraform, where a provider says in which Region a piece is made',
    files: {
      'main.tf': `
provider "aws" { region = "eu-west-1" }
provider "aws" {
  alias  = "edge"
  region = "us-east-1"
}
resource "aws_acm_certificate" "here" { validation_method = "DNS" }
resource "aws_acm_certificate" "there" {
  provider          = aws.edge
  validation_method = "DNS"
}
resource "aws_cloudfront_distribution" "one" {
  viewer_certificate {
    acm_certificate_arn = aws_acm_certificate.here.arn #<
  }
}
resource "aws_cloudfront_distribution" "two" {
  viewer_certificate {
    acm_certificate_arn = aws_acm_certificate.there.arn
  }
}
resource "aws_wafv2_web_acl" "one" {
  name  = "edge"
  scope = "CLOUDFRONT" #<
}
`,
    },
  },
]);
