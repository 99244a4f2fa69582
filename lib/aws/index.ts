export type {
  AccountAccess,
  Aws,
  Failure,
  FailureReason,
  Identity,
  Paging,
  Reading,
  ReadRequest,
  WriteRequest,
  Written,
} from './aws.ts';
export { type Bucket, type Ceiling, CEILINGS, ENDPOINT_CEILING } from './ceilings.ts';
export type { JsonObject } from './json-members.ts';
export { isAwsHost } from './host-guard.ts';
export { type GivenEndpoint, type OpenOptions, openAws } from './open-aws.ts';
export type { LentAccess } from './lent-access.ts';
export { oneAccountPolicy } from './one-account-policy.ts';
export { MissingMember } from './pages.ts';
export { loadPackages } from './packages.ts';
export type { Patience } from './patience.ts';
export { SERVICE_NAMES, type ServiceName } from './service-name.ts';
