import { defineTrap, type Trap } from './trap.ts';
import { inOrigins } from './values/in-origins.ts';

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
    inOrigins(context, logGroupClash, GROUPS, ({ text }, { resource }) => {
      if (!SERVICE_GROUP.test(text)) return undefined;
      return {
        message: `${text} is made by the service itself when it first writes: then ${resource.address} is refused`,
        got: text,
      };
    }),
});

const GROUPS = { 'AWS::Logs::LogGroup': ['LogGroupName'], aws_cloudwatch_log_group: ['name'] };

/** Services that make their group without being asked. */
const SERVICE_GROUP =
  /^\/aws\/(lambda|codebuild|rds|eks|elasticbeanstalk|sagemaker|glue|aws-glue|batch|apigateway|kinesisfirehose|containerinsights|amazonmq|docdb|neptune|opensearch|states|imagebuilder|datasync)\/|^API-Gateway-Execution-Logs_/;
