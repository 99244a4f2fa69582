import type { Value } from '../../../../syntax/index.ts';
import { type Evaluated, NO_VALUE, type Scope } from './scope.ts';

const NAMES = [
  'AWS::AccountId',
  'AWS::Region',
  'AWS::Partition',
  'AWS::URLSuffix',
  'AWS::StackName',
  'AWS::StackId',
  'AWS::NoValue',
  'AWS::NotificationARNs',
];

/** Whether a name is one of those that CloudFormation itself gives a value. */
export function isPseudoParameter(name: string): boolean {
  return NAMES.includes(name);
}

/** The value of a pseudo parameter. */
export function pseudoParameter(name: string, scope: Scope): Evaluated {
  if (name === 'AWS::NoValue') return NO_VALUE;
  const values: Readonly<Record<string, Value>> = {
    'AWS::AccountId': scope.place.account,
    'AWS::Region': scope.place.region,
    'AWS::Partition': 'aws',
    'AWS::URLSuffix': 'amazonaws.com',
    'AWS::StackName': scope.stackName,
    'AWS::StackId': scope.stackArn,
    'AWS::NotificationARNs': [],
  };
  return values[name] ?? NO_VALUE;
}
