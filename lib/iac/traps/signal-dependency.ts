import { found } from './finding.ts';
import { isMap } from './scan/compose.ts';
import { defineTrap, type Trap } from './trap.ts';
import { attributesOf } from './values/attributes.ts';
import { resourcesOf } from './values/in-origins.ts';

/** The stack waits for a signal from inside an instance. */
export const signalDependency: Trap = defineTrap({
  id: 'signal-dependency',
  severity: 'slows',
  title: 'The stack waits for a signal',
  why: 'An instance has to boot, reach the Internet or a mirror, install and report; what goes wrong there shows as a time-out of the stack only (CloudFormation User Guide, "CreationPolicy attribute" and "Wait conditions").',
  fix: 'bake the image beforehand, and count the time-out into the recovery time',
  needsAccount: false,
  requirements: ['REB-1'],
  detect: ({ set }) =>
    resourcesOf(set.units, () => true).flatMap(({ unit, resource }) => {
      const policy = attributesOf(unit, resource)['CreationPolicy'];
      const signals = isMap(policy) && policy['ResourceSignal'] !== undefined;
      if (!signals && resource.type !== 'AWS::CloudFormation::WaitCondition') return [];
      return [
        found(signalDependency, {
          unit,
          resource,
          path: signals ? [...resource.path, 'CreationPolicy'] : resource.path,
          message: `the stack waits until ${resource.address} is signalled from inside, or the time-out has passed`,
        }),
      ];
    }),
});
