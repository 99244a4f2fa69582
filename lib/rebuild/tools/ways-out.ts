/** Resources by which a copy would reach other networks, or people that it does not serve. */
export const CONFIGURATION_WAYS_OUT: ReadonlySet<string> = new Set([
  'aws_nat_gateway',
  'aws_internet_gateway',
  'aws_egress_only_internet_gateway',
  'aws_vpc_peering_connection',
  'aws_ec2_transit_gateway_vpc_attachment',
  'aws_ec2_transit_gateway_peering_attachment',
  'aws_vpn_connection',
  'aws_dx_connection',
  'aws_sns_topic_subscription',
  'aws_ses_email_identity',
  'aws_sesv2_email_identity',
  'aws_cloudwatch_event_connection',
]);
