import { z } from 'zod';
import { flag, named, region, shortName, text } from './words.ts';

const parameter = z
  .union([z.string(), z.number(), z.boolean()], { error: 'a value in text, a number, true or false' })
  .meta({ examples: ['t3.micro'] });

const sourceSchema = z
  .strictObject({
    path: text('a path, relative to this file', 'iac/shop-orders.yaml').describe(
      'A template, a folder, a Terraform plan or state (terraform show -json), or a CDK assembly.',
    ),
    stack: text('a CloudFormation stack name', 'shop-orders', /^[A-Za-z][A-Za-z0-9-]{0,127}$/)
      .optional()
      .describe('The stack that a single template is deployed as.'),
    parameters: named(text('the name of a parameter', 'InstanceType'), parameter)
      .optional()
      .describe('Values for its parameters. They are kept as evidence: no secrets.'),
  })
  .meta({ examples: [{ path: 'iac/shop-orders.yaml', stack: 'shop-orders' }] });

const smokeSchema = z
  .strictObject({
    output: text('the name of an output of one of its stacks', 'FrontDoor', /^[A-Za-z0-9]{1,255}$/).describe(
      'Holds a host or an address.',
    ),
    path: text('a path such as "/health"', '/health', /^\/\S*$/)
      .optional()
      .describe('What is fetched; / when absent.'),
    expectStatus: z
      .int({ error: 'an HTTP status such as 200' })
      .min(100, { error: 'an HTTP status such as 200' })
      .max(599, { error: 'an HTTP status such as 200' })
      .meta({ examples: [200] })
      .optional()
      .describe('The status of a good answer; 200 when absent.'),
  })
  .meta({ examples: [{ output: 'FrontDoor', path: '/health' }] });

const copySchema = z
  .strictObject({
    of: text(
      'a type such as "AWS::SecretsManager::Secret", an ARN, or a pattern with *',
      'AWS::SecretsManager::Secret',
      /^(arn:\S+|\S*\*\S*|[A-Za-z0-9]+::[A-Za-z0-9]+::[A-Za-z0-9]+)$/,
    ).describe('What is copied.'),
    keptAt: text('where the copy is kept', 'the secrets of the vault account, by hand every month'),
  })
  .meta({ examples: [{ of: 'AWS::ECR::Repository', keptAt: 'replicated to the vault account' }] });

/** How a workload is made again from what is written down. */
export const rebuildSchema = z.strictObject({
  from: z
    .array(sourceSchema)
    .min(1, { error: 'at least one source' })
    .describe('What the workload is written down in.'),
  into: z
    .strictObject({ account: shortName('clean'), region })
    .optional()
    .describe('The clean account and Region in which drills rebuild it; absent = it is never rebuilt.'),
  keptAt: text('where the files are kept', 'https://git.example.org/infrastructure')
    .optional()
    .describe('Where the files are kept, outside the account that they rebuild. Declared, never checked.'),
  detectDrift: flag
    .optional()
    .describe('Whether a run may ask CloudFormation to look for drift; otherwise its last answer is read.'),
  mayReachOut: text('a reason', 'the load balancer has to be reached by the smoke probe')
    .optional()
    .describe('Why the rebuilt copy may reach the world: gateways and peerings are refused without it.'),
  copies: z
    .array(copySchema)
    .optional()
    .describe('Where configuration, code and images lie outside the account. Declared, never checked.'),
  smoke: z.array(smokeSchema).optional().describe('What a rebuilt workload has to answer.'),
});
