import { trapCases } from '../../support/trap-cases.ts';

trapCases('certificate-literal', [
  {
    says: 'finds certificates of ACM and of IAM, where they are used and where they are a default',
    files: `
Parameters:
  Certificate: {Type: String, Default: 'arn:aws:acm:eu-west-1:210987654321:certificate/0b0d8a7c-1111-4222-8333-123456789abc'} #<
Resources:
  One:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties: {Certificates: [{CertificateArn: !Sub 'arn:aws:acm:\${AWS::Region}:\${AWS::AccountId}:certificate/0b0d8a7c-1111-4222-8333-123456789abc'}]} #<
  Two:
    Type: AWS::ElasticLoadBalancing::LoadBalancer
    Properties: {Listeners: [{SSLCertificateId: 'arn:aws:iam::210987654321:server-certificate/www'}]} #<
`,
  },
  {
    says: 'leaves alone a certificate that is made here, and wildcards',
    files: `
Resources:
  Certificate: {Type: AWS::CertificateManager::Certificate, Properties: {DomainName: example.com}}
  One:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties: {Certificates: [{CertificateArn: !Ref Certificate}]}
  Two:
    Type: AWS::IAM::ManagedPolicy
    Properties: {PolicyDocument: {Statement: [{Resource: !Sub 'arn:aws:acm:\${AWS::Region}:\${AWS::AccountId}:certificate/*'}]}}
`,
  },
]);
