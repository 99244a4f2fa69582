import { fixed, hidden, text, texts } from '../property.ts';
import { unlessMissing } from '../gone.ts';
import type { ResourceType } from '../resource-type.ts';
import { parameterArn } from '../../../ssm/stored-parameter.ts';

interface Told {
  readonly Parameter: {
    readonly Type: string;
    readonly Value: string;
    readonly DataType: string;
  };
}

/** `AWS::SSM::Parameter`; secret ones cannot be made by CloudFormation. */
export const ssmParameter: ResourceType = {
  name: 'AWS::SSM::Parameter',
  properties: {
    Name: fixed(text),
    Type: text,
    Value: text,
    Description: hidden(text),
    AllowedPattern: hidden(text),
    DataType: text,
    Tier: hidden(text),
    Tags: texts,
  },
  required: ['Type', 'Value'],
  attributes: ['Type', 'Value'],
  create: async ({ Name, ...rest }, call) => {
    if (rest['Type'] === 'SecureString')
      throw new Error('SecureString is not supported by AWS::SSM::Parameter');
    const name = typeof Name === 'string' ? Name : call.name();
    await call.invoke('ssm', 'PutParameter', { Name: name, ...rest });
    return name;
  },
  read: async (id, call) => {
    const { Parameter } = await call.invoke<Told>('ssm', 'GetParameter', { Name: id });
    return { Type: Parameter.Type, Value: Parameter.Value };
  },
  update: async (id, { after: { Name: _name, ...rest } }, call) => {
    await call.invoke('ssm', 'PutParameter', { Name: id, ...rest, Overwrite: true });
  },
  remove: async (id, _properties, call) => {
    await unlessMissing(call.invoke('ssm', 'DeleteParameter', { Name: id }));
  },
  look: async (id, call) => {
    const found = await unlessMissing(call.invoke<Told>('ssm', 'GetParameter', { Name: id }));
    if (found === undefined) return undefined;
    const { Type, Value, DataType } = found.Parameter;
    return { Name: id, Type, Value, DataType };
  },
  arn: (id, context) => parameterArn(context, id),
};
