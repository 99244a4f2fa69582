import {
  type CallContext,
  Fault,
  type Operation,
  type OperationTable,
  type TwinService,
} from '../../service.ts';
import { acting } from './acting.ts';
import { images } from './images.ts';
import { instanceLaunch } from './instance-launch.ts';
import { instanceState } from './instance-state.ts';
import { instances } from './instances.ts';
import { instanceTypes } from './instance-types.ts';
import { keyPairs } from './key-pairs.ts';
import { networkAcls } from './network-acls.ts';
import { networkChanges } from './network-changes.ts';
import { securityGroups } from './security-groups.ts';
import { snapshotChanges } from './snapshot-changes.ts';
import { snapshots } from './snapshots.ts';
import { subnets } from './subnets.ts';
import { tags } from './tags.ts';
import { volumeChanges } from './volume-changes.ts';
import { volumes } from './volumes.ts';
import { vpcPeerings } from './vpc-peerings.ts';
import { zones } from './zones.ts';

/** Amazon EC2 and EBS. */
export const ec2: TwinService = {
  signingName: 'ec2',
  sdkPackage: '@aws-sdk/client-ec2',
  operations: withDryRun({
    ...zones,
    ...subnets,
    ...networkChanges,
    ...securityGroups,
    ...images,
    ...networkAcls,
    ...instances,
    ...instanceLaunch,
    ...instanceState,
    ...acting,
    ...volumes,
    ...volumeChanges,
    ...snapshots,
    ...snapshotChanges,
    ...instanceTypes,
    ...keyPairs,
    ...vpcPeerings,
    ...tags,
  }),
};

/** With DryRun, EC2 says whether the call would have been allowed, and does nothing. */
function withDryRun(operations: OperationTable): OperationTable {
  return Object.fromEntries(
    Object.entries(operations).map(([name, operation]): [string, Operation<never, unknown>] => [
      name,
      (input: { readonly DryRun?: boolean }, context: CallContext) => {
        if (input.DryRun === true)
          throw new Fault('DryRunOperation', 'Request would have succeeded, but DryRun flag is set.', {
            status: 412,
          });
        return operation(input as never, context);
      },
    ]),
  );
}
