import { own } from '../../base/own.ts';
import type { IacResource, IacUnit } from '../iac-set.ts';
import { resourceReferences } from './scan/resource-references.ts';
import { defineTrap, type Trap } from './trap.ts';
import { inOrigins } from './values/in-origins.ts';
import { originsOf } from './values/origins.ts';
import { mayBeSame } from './values/same-name.ts';

/** A log group that a service makes by itself. */
export const logGroupClash: Trap = defineTrap({
  id: 'log-group-clash',
  severity: 'blocks',
  title: 'A log group is made that a service makes too',
  why: 'The service makes the group with the first line that it writes, also the last line of the old function; whoever comes second is refused (AWS Lambda Developer Guide, "Sending Lambda function logs to CloudWatch Logs").',
  fix: 'let the function write to a group without a fixed name (LoggingConfig.LogGroup), or make the group before the function and delete it last',
  needsAccount: false,
  requirements: ['REB-1'],
  detect: (context) =>
    inOrigins(context, logGroupClash, GROUPS, ({ text }, { unit, resource }) => {
      const [, service = '', name = ''] = SERVICE_GROUP.exec(text) ?? [];
      const maker = makerOfGroup(unit, service, name);
      if (service === '' || (maker !== undefined && waits(unit, maker, resource))) return undefined;
      const by = maker?.address ?? (service === 'lambda' ? 'the function' : 'the project');
      return {
        message: `${text} is made by ${by} itself when it first writes: then ${resource.address} is refused`,
        got: text,
      };
    }),
});

const GROUPS = { 'AWS::Logs::LogGroup': ['LogGroupName'], aws_cloudwatch_log_group: ['name'] };

/** Services that make their group without being asked. */
const SERVICE_GROUP = /^\/aws\/(lambda|codebuild)\/(.+)$/;

const MAKERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  lambda: {
    'AWS::Lambda::Function': 'FunctionName',
    'AWS::Serverless::Function': 'FunctionName',
    aws_lambda_function: 'function_name',
  },
  codebuild: { 'AWS::CodeBuild::Project': 'Name', aws_codebuild_project: 'name' },
};

/** The function or project that writes there: of the same unit, by reference or by name; with a name of AWS's own, any. */
function makerOfGroup(unit: IacUnit, service: string, name: string): IacResource | undefined {
  const makers = unit.resources.filter(({ type }) => own(MAKERS[service] ?? {}, type) !== undefined);
  const [, reference] = /^\$\{([\w.-]+?)(?:\.(?:function_name|name|id))?\}/.exec(name) ?? [];
  const referred = makers.find(({ address }) => address === reference);
  if (referred !== undefined) return referred;
  return makers.find(({ type, properties, path }) => {
    const property = own(MAKERS[service] ?? {}, type) ?? '';
    const given = properties[property];
    return (
      given !== undefined &&
      originsOf(unit, given, [...path, property]).some(({ text }) => mayBeSame(text, name))
    );
  });
}

/** It is made after its group, or is told to write there. */
function waits(unit: IacUnit, maker: IacResource, group: IacResource): boolean {
  return resourceReferences(unit).some(({ from, to }) => from === maker.address && to === group.address);
}
