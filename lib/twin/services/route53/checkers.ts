import type { HealthCheckRegion } from '@aws-sdk/client-route-53';

/** Two of the checkers of each Region, from the published ranges of Route 53 health checkers. */
export const CHECKERS: readonly (readonly [HealthCheckRegion, string])[] = [
  ['us-east-1', '54.243.31.198'],
  ['us-east-1', '107.23.255.8'],
  ['us-west-1', '54.241.32.72'],
  ['us-west-1', '54.183.255.137'],
  ['us-west-2', '54.244.52.198'],
  ['us-west-2', '54.245.168.36'],
  ['eu-west-1', '176.34.159.228'],
  ['eu-west-1', '54.228.16.9'],
  ['ap-southeast-1', '54.251.31.139'],
  ['ap-southeast-1', '54.255.254.197'],
  ['ap-southeast-2', '54.252.254.228'],
  ['ap-southeast-2', '54.252.79.137'],
  ['ap-northeast-1', '54.248.220.10'],
  ['ap-northeast-1', '54.250.253.235'],
  ['sa-east-1', '177.71.207.135'],
  ['sa-east-1', '54.232.40.71'],
];
