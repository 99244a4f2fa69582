import type { CallContext } from '../../../service.ts';
import { findParameter } from '../../ssm/stored-parameter.ts';
import type { DeclaredParameter } from './declared.ts';
import { invalid, malformed } from './fault.ts';

/** What a parameter's type means. */
export interface ParameterType {
  readonly isList: boolean;
  /** What kind of thing each value must name in the account: `AWS::EC2::Subnet::Id`. */
  readonly names?: string;
  /** What a value stands for, where it is the name of a parameter of the parameter store. */
  readonly resolve?: (value: string, context: CallContext) => string;
}

const PLAIN = ['String', 'Number'];
const NAMED = [
  'AWS::EC2::AvailabilityZone::Name',
  'AWS::EC2::Image::Id',
  'AWS::EC2::Instance::Id',
  'AWS::EC2::KeyPair::KeyName',
  'AWS::EC2::SecurityGroup::Id',
  'AWS::EC2::Subnet::Id',
  'AWS::EC2::VPC::Id',
  'AWS::EC2::Volume::Id',
  'AWS::Route53::HostedZone::Id',
];

/** The meaning of a parameter's type. Answers ValidationError for one that does not exist. */
export function parameterType({ name, type }: DeclaredParameter): ParameterType {
  const stored = /^AWS::SSM::Parameter::Value<(.+)>$/.exec(type)?.[1];
  if (stored !== undefined) return { ...meaning(name, stored), resolve: fetched };
  return meaning(name, type);
}

function meaning(name: string, type: string): ParameterType {
  if (type === 'CommaDelimitedList' || type === 'List<String>' || type === 'List<Number>')
    return { isList: true };
  if (PLAIN.includes(type) || type === 'AWS::SSM::Parameter::Name') return { isList: false };
  const item = /^List<(.+)>$/.exec(type)?.[1];
  if (NAMED.includes(item ?? type)) return { isList: item !== undefined, names: item ?? type };
  throw malformed(`Unrecognized parameter type: ${type} of parameter ${name}`);
}

function fetched(name: string, context: CallContext): string {
  const row = findParameter(context, name);
  if (row === undefined)
    throw invalid(`Unable to fetch parameters [${name}] from parameter store for this account.`);
  if (row.type === 'SecureString')
    throw invalid(`Parameters [${name}] referenced by template have types not supported by CloudFormation.`);
  return row.value;
}
