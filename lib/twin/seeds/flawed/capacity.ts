import type { PlantedFault } from '../planted-fault.ts';
import { HOME, HOUR, REFUGE } from '../shop/places.ts';
import { ec2, elb, instanceId, targetGroup } from './look-up.ts';
import { fails, unknowns } from './shown.ts';

/** What was done to servers and load balancers. */
export const CAPACITY: readonly PlantedFault[] = [
  {
    id: 'server-stopped',
    title: 'Somebody stopped a server of the catalogue over the weekend, to save money',
    ago: HOUR,
    calls: [
      {
        ...ec2,
        operation: 'StopInstances',
        input: async (read) => ({ InstanceIds: [await instanceId(read, 'catalogue01_web-c_shop')] }),
      },
    ],
    shows: [
      ...fails(
        'catalogue',
        ['ec2/instances-spread', `instances of catalogue in ${HOME}`],
        ['elb/targets-in-two-zones', 'catalogue-web'],
      ),
      // One server is left when a zone or another one goes, two are needed, and how long a new one takes nobody has said.
      ...unknowns(
        'catalogue',
        ['objectives/rto-attainable', 'instance'],
        ['objectives/rto-attainable', 'az'],
      ),
    ],
  },
  {
    id: 'standby-target-deregistered',
    title: 'Somebody took a server out of the standby Region to try something, and forgot it',
    ago: HOUR,
    calls: [
      {
        ...elb,
        region: REFUGE,
        operation: 'DeregisterTargets',
        input: async (read) => {
          const { arn, instanceIds } = await targetGroup(read, 'orders-web-dr', REFUGE);
          return { TargetGroupArn: arn, Targets: [{ Id: instanceIds[0] }] };
        },
      },
    ],
    shows: fails(
      'orders',
      ['elb/targets-in-two-zones', 'orders-web-dr'],
      ['rebuild/stacks-undrifted', 'shop-orders'],
    ),
  },
  {
    id: 'checks-slowed-down',
    title: 'Somebody made the target checks rarer, because they filled the access logs',
    ago: HOUR,
    calls: [
      {
        ...elb,
        operation: 'ModifyTargetGroup',
        input: async (read) => ({
          TargetGroupArn: (await targetGroup(read, 'orders-web', HOME)).arn,
          HealthCheckIntervalSeconds: 120,
          UnhealthyThresholdCount: 5,
        }),
      },
    ],
    shows: fails(
      'orders',
      ['objectives/rto-attainable', 'instance'],
      ['objectives/rto-attainable', 'az'],
      ['rebuild/stacks-undrifted', 'shop-orders'],
    ),
  },
];
