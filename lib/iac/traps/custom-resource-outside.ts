import { found } from './finding.ts';
import { arnOf } from './scan/arn-field.ts';
import { defineTrap, type Trap, type TrapContext } from './trap.ts';
import { resourcesOf } from './values/in-origins.ts';
import { makerOf } from './values/made.ts';
import { originsOf } from './values/origins.ts';
import { pick } from './values/pick.ts';

/** A custom resource whose function or topic nothing makes. */
export const customResourceOutside: Trap = defineTrap({
  id: 'custom-resource-outside',
  severity: 'blocks',
  title: 'A custom resource is served by something outside',
  why: 'CloudFormation sends a request to the ServiceToken and waits for the answer, an hour by default; in a clean account nobody is there to answer (CloudFormation User Guide, "Custom resources").',
  fix: 'make the function in this template, or in one that is deployed before, and refer to it',
  needsAccount: false,
  requirements: ['REB-1'],
  detect: (context) =>
    resourcesOf(context.set.units, isCustom).flatMap(({ unit, resource }) =>
      pick(unit, resource, 'ServiceToken')
        .flatMap(({ value, path }) => originsOf(unit, value, path))
        .filter(({ text }) => isOutside(context, text))
        .map((origin) =>
          found(customResourceOutside, {
            unit,
            path: origin.path,
            resource: origin.path[0] === 'Resources' ? resource : undefined,
            message: `${resource.type} is served by something that nothing here makes: the stack waits for an answer and fails`,
            got: origin.text,
          }),
        ),
    ),
});

function isCustom(type: string): boolean {
  return type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource';
}

/** An ARN of a function that another unit makes by name is one that is made. */
function isOutside({ set }: TrapContext, text: string): boolean {
  const [, name] = FUNCTION.exec(text) ?? TOPIC.exec(text) ?? [];
  return name !== undefined && !/^\$\{[^}]*\}$/.test(name) && makerOf(set, 'function', name) === undefined;
}

const FUNCTION = arnOf('lambda', 'function:([^:]+)');
const TOPIC = arnOf('sns', '([^:]+)');
