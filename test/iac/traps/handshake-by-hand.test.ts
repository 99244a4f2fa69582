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
]);
