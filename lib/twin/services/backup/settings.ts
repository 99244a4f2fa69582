import type {
  DescribeRegionSettingsCommandInput,
  DescribeRegionSettingsCommandOutput,
} from '@aws-sdk/client-backup';
import type { CallContext, OperationTable } from '../../service.ts';

/** What AWS Backup is switched on for in a Region: every type that the twin backs up. */
export const settingOperations = {
  DescribeRegionSettings: describeRegionSettings,
} satisfies OperationTable;

function describeRegionSettings(
  _input: DescribeRegionSettingsCommandInput,
  _context: CallContext,
): Omit<DescribeRegionSettingsCommandOutput, '$metadata'> {
  return {
    ResourceTypeOptInPreference: { Aurora: true, EBS: true, EC2: true, RDS: true },
    ResourceTypeManagementPreference: {},
  };
}
