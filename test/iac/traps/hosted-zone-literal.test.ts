import { trapCases } from '../../support/trap-cases.ts';

trapCases('hosted-zone-literal', [
  {
    says: 'finds zones by id, and those of load balancers of one Region',
    files: `
Parameters: {Zone: {Type: String, Default: Z0123456789ABCDEFGHIJ}} #<
Resources:
  One: {Type: AWS::Route53::RecordSet, Properties: {HostedZoneId: Z0123456789ABCDEFGHIK}} #<
  Two: {Type: AWS::Route53::RecordSet, Properties: {AliasTarget: {HostedZoneId: Z32O12XQLNTSW2, DNSName: x}}} #<
`,
  },
  {
    says: 'leaves alone zones that are made here, CloudFront, and a mapping of load balancers by Region',
    files: `
Mappings: {Zones: {eu-west-1: {id: Z32O12XQLNTSW2}}}
Resources:
  Zone: {Type: AWS::Route53::HostedZone, Properties: {Name: example.com}}
  One: {Type: AWS::Route53::RecordSet, Properties: {HostedZoneId: !Ref Zone, AliasTarget: {HostedZoneId: Z2FDTNDATAQYW2, DNSName: x}}}
  Two: {Type: AWS::Route53::RecordSet, Properties: {AliasTarget: {HostedZoneId: !FindInMap [Zones, !Ref AWS::Region, id], DNSName: x}}}
`,
  },
  {
    says: 'finds a zone by a name that nothing makes',
    files: {
      'template.yaml': `
Resources:
  Zone: {Type: AWS::Route53::HostedZone, Properties: {Name: here.example.com}}
  One: {Type: AWS::Route53::RecordSet, Properties: {HostedZoneName: here.example.com.}}
  Two: {Type: AWS::Route53::RecordSet, Properties: {HostedZoneName: there.example.com.}} #<
`,
      'zones/main.tf': 'data "aws_route53_zone" "one" {\n  name = "there.example.com" #<\n}\n',
    },
  },
]);
