import { expect } from 'chai';
import { resourceType } from '../../lib/inventory/resource-type.ts';

const TYPES: readonly [arn: string, type: string][] = [
  ['arn:aws:rds:eu-west-1:111122223333:db:orders-db', 'AWS::RDS::DBInstance'],
  ['arn:aws:rds:eu-west-1:111122223333:cluster-snapshot:s', 'AWS::RDS::DBClusterSnapshot'],
  ['arn:aws:ec2:eu-west-1:111122223333:volume/vol-1', 'AWS::EC2::Volume'],
  [
    'arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/w/1',
    'AWS::ElasticLoadBalancingV2::LoadBalancer',
  ],
  [
    'arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/old',
    'AWS::ElasticLoadBalancing::LoadBalancer',
  ],
  ['arn:aws:backup:eu-west-1:111122223333:backup-vault:recovery', 'AWS::Backup::BackupVault'],
  ['arn:aws:sns:eu-west-1:111122223333:orders-events', 'AWS::SNS::Topic'],
  ['arn:aws:logs:eu-west-1:111122223333:log-group:/x:*', 'AWS::Logs::LogGroup'],
  ['arn:aws:braket:eu-west-1:111122223333:job/j', 'braket:job'],
  ['arn:aws:future:eu-west-1:111122223333:thing', 'future'],
  ['no arn', 'unknown'],
];

describe('the type of a resource', () => {
  for (const [arn, type] of TYPES) it(`of ${arn} is ${type}`, () => expect(resourceType(arn)).to.equal(type));
});
