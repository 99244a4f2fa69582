import { trapCases } from '../../support/trap-cases.ts';

trapCases('handshake-by-hand', [
  {
    says: 'finds what a person has to confirm',
    files: `
Resources:
  Connection: #<
    Type: AWS::CodeStarConnections::Connection
    Properties: {ConnectionName: x, ProviderType: GitHub}
  Topic:
    Type: AWS::SNS::Topic
    Properties: {Subscription: [{Protocol: email, Endpoint: ops@example.com}]} #<
  Certificate: #<
    Type: AWS::CertificateManager::Certificate
    Properties: {DomainName: example.com}
  Peering:
    Type: AWS::EC2::VPCPeeringConnection
    Properties: {PeerVpcId: !Ref Vpc, VpcId: !Ref Other, PeerOwnerId: !Ref Partner} #<
`,
  },
  {
    says: 'leaves alone what needs nobody',
    files: `
Resources:
  Topic: {Type: AWS::SNS::Topic, Properties: {Subscription: [{Protocol: sqs, Endpoint: !GetAtt Queue.Arn}]}}
  Certificate:
    Type: AWS::CertificateManager::Certificate
    Properties: {DomainName: example.com, ValidationMethod: DNS, DomainValidationOptions: [{DomainName: example.com, HostedZoneId: !Ref Zone}]}
  Peering: {Type: AWS::EC2::VPCPeeringConnection, Properties: {PeerVpcId: !Ref One, VpcId: !Ref Two}}
`,
  },
  {
    says: 'finds connections by their ARN, code hosts, identities, and names of distributions',
    files: `
Resources:
  Pipeline:
    Type: AWS::CodePipeline::Pipeline
    Properties:
      Stages:
        - Actions:
            - ActionTypeId: {Provider: CodeStarSourceConnection}
              Configuration: {ConnectionArn: 'arn:aws:codestar-connections:eu-west-1:210987654321:connection/0b0d8a7c-1111-4222-8333-123456789abc'} #<
            - ActionTypeId: {Provider: GitHub} #<
  Identity: #<
    Type: AWS::SES::EmailIdentity
    Properties: {EmailIdentity: example.com}
  Distribution:
    Type: AWS::CloudFront::Distribution
    Properties: {DistributionConfig: {Aliases: [www.example.com]}} #<
`,
  },
  {
    says: 'reads Terraform',
    files: {
      'main.tf': `
resource "aws_acm_certificate" "one" { #<
  validation_method = "EMAIL"
}
resource "aws_sns_topic_subscription" "one" {
  protocol = "email" #<
}
`,
    },
  },
  {
    says: 'leaves alone a certificate of Terraform whose record is made too',
    files: {
      'main.tf': `
resource "aws_acm_certificate" "one" {
  validation_method = "DNS"
}
resource "aws_route53_record" "one" {
  name = tolist(aws_acm_certificate.one.domain_validation_options)[0].resource_record_name
}
`,
    },
  },
]);
