/** Types that are not finished when they are made: somebody, somewhere else, has to do something. With the page that says so. */
export const BY_HAND: Readonly<Record<string, string>> = {
  'AWS::CodeStarConnections::Connection':
    'stays PENDING until a person completes the handshake in the console',
  'AWS::CodeConnections::Connection': 'stays PENDING until a person completes the handshake in the console',
  'AWS::SES::EmailIdentity':
    'has to be verified, and a new account sends from the sandbox alone until support lifts it',
  'AWS::Route53Domains::Domain': 'is registered with a person, and moves between accounts by hand',
  'AWS::DirectConnect::Connection': 'has to be ordered from a carrier',
  aws_codestarconnections_connection: 'stays PENDING until a person completes the handshake in the console',
  aws_codeconnections_connection: 'stays PENDING until a person completes the handshake in the console',
  aws_ses_email_identity:
    'has to be verified, and a new account sends from the sandbox alone until support lifts it',
  aws_ses_domain_identity:
    'has to be verified, and a new account sends from the sandbox alone until support lifts it',
  aws_sesv2_email_identity:
    'has to be verified, and a new account sends from the sandbox alone until support lifts it',
  aws_dx_connection: 'has to be ordered from a carrier',
};
