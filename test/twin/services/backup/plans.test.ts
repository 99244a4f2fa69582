import { expect } from 'chai';
import { planOperations } from '../../../../lib/twin/services/backup/plans.ts';
import { selectionOperations } from '../../../../lib/twin/services/backup/selections.ts';
import { tagOperations } from '../../../../lib/twin/services/backup/tags.ts';
import { everyPage, faultOf } from '../ec2/test-world.ts';
import { newPlan, vaulted } from './vaulted.ts';

const { CreateBackupPlan, DeleteBackupPlan, GetBackupPlan, ListBackupPlans, UpdateBackupPlan } =
  planOperations;
const { CreateBackupSelection, DeleteBackupSelection, GetBackupSelection, ListBackupSelections } =
  selectionOperations;

describe('twin/services/backup: plans', () => {
  it('fills in what a rule leaves out, and keeps a rule id over versions', () => {
    const { shop } = vaulted();
    const Rules = [{ RuleName: 'daily', TargetBackupVaultName: 'local' }];
    const { BackupPlanId, VersionId } = CreateBackupPlan(
      { BackupPlan: { BackupPlanName: 'plan', Rules } },
      shop,
    );
    const [rule] = GetBackupPlan({ BackupPlanId }, shop).BackupPlan?.Rules ?? [];
    expect(rule).to.include({ ScheduleExpression: 'cron(0 5 ? * * *)', StartWindowMinutes: 480 });
    const updated = UpdateBackupPlan({ BackupPlanId, BackupPlan: { BackupPlanName: 'plan', Rules } }, shop);
    expect(updated.VersionId).not.to.equal(VersionId);
    expect(GetBackupPlan({ BackupPlanId }, shop).BackupPlan?.Rules?.[0]?.RuleId).to.equal(rule?.RuleId);
    expect(faultOf(() => GetBackupPlan({ BackupPlanId, VersionId }, shop))).to.match(
      /^ResourceNotFoundException/,
    );
  });

  it('refuses rules that AWS Backup refuses', () => {
    const { shop } = vaulted();
    const refusal = (rule: object) =>
      faultOf(() =>
        CreateBackupPlan(
          {
            BackupPlan: {
              BackupPlanName: 'plan',
              Rules: [{ RuleName: 'one', TargetBackupVaultName: 'local', ...rule }],
            },
          },
          shop,
        ),
      );
    expect(refusal({ TargetBackupVaultName: 'none' })).to.match(/^ResourceNotFoundException/);
    expect(refusal({ ScheduleExpression: 'hourly' })).to.match(/^InvalidParameterValueException/);
    expect(refusal({ StartWindowMinutes: 30 })).to.match(/^InvalidParameterValueException/);
    expect(refusal({ Lifecycle: { MoveToColdStorageAfterDays: 30, DeleteAfterDays: 60 } })).to.match(
      /90 days/,
    );
    expect(refusal({ EnableContinuousBackup: true, Lifecycle: { DeleteAfterDays: 40 } })).to.match(/1 to 35/);
    expect(refusal({ ScheduleExpressionTimezone: 'Europe/Berlin' })).to.match(/UTC only/);
  });

  it('lists plans and selections once, page after page', () => {
    const { shop } = vaulted();
    const small = shop.as({
      paging: { service: 'backup', operation: 'List', pageSize: 2, emptyPages: false },
    });
    const ids = [newPlan(shop), newPlan(shop), newPlan(shop)];
    const pages = everyPage((NextToken) => {
      const { BackupPlansList = [], NextToken: next } = ListBackupPlans({ NextToken }, small);
      return { items: BackupPlansList.map((plan) => plan.BackupPlanId), next };
    });
    expect(pages.map((page) => page.length)).to.deep.equal([2, 1]);
    expect(pages.flat()).to.have.members(ids);
    expect(ListBackupSelections({ BackupPlanId: ids[0] }, small).BackupSelectionsList).to.have.length(1);
  });

  it('is deleted after its selections', () => {
    const { shop } = vaulted();
    const BackupPlanId = newPlan(shop);
    expect(faultOf(() => DeleteBackupPlan({ BackupPlanId }, shop))).to.match(/^InvalidRequestException/);
    const SelectionId = ListBackupSelections({ BackupPlanId }, shop).BackupSelectionsList?.[0]?.SelectionId;
    expect(GetBackupSelection({ BackupPlanId, SelectionId }, shop).BackupSelection?.SelectionName).to.equal(
      'tagged',
    );
    DeleteBackupSelection({ BackupPlanId, SelectionId }, shop);
    expect(faultOf(() => GetBackupSelection({ BackupPlanId, SelectionId }, shop))).to.match(
      /^ResourceNotFound/,
    );
    DeleteBackupPlan({ BackupPlanId }, shop);
    expect(ListBackupPlans({}, shop).BackupPlansList).to.deep.equal([]);
  });

  it('refuses a selection that says nothing, and one of a plan that is not there', () => {
    const { shop } = vaulted();
    const BackupPlanId = newPlan(shop);
    const BackupSelection = { SelectionName: 'empty', IamRoleArn: 'role' };
    expect(faultOf(() => CreateBackupSelection({ BackupPlanId, BackupSelection }, shop))).to.match(
      /^InvalidParameter/,
    );
    expect(faultOf(() => ListBackupSelections({ BackupPlanId: 'none' }, shop))).to.match(/^ResourceNotFound/);
  });

  it('refuses a selection under a role of another account', () => {
    const { shop } = vaulted();
    const IamRoleArn = 'arn:aws:iam::999900001111:role/backup';
    const BackupSelection = { SelectionName: 'all', IamRoleArn, Resources: ['*'] };
    expect(
      faultOf(() => CreateBackupSelection({ BackupPlanId: newPlan(shop), BackupSelection }, shop)),
    ).to.equal('AccessDeniedException: Cross-account pass role is not allowed.');
  });

  it('keeps tags of plans and vaults', () => {
    const { shop } = vaulted();
    const { ListTags, TagResource, UntagResource } = tagOperations;
    for (const ResourceArn of [
      `arn:aws:backup:eu-west-1:111122223333:backup-plan:${newPlan(shop)}`,
      'arn:aws:backup:eu-west-1:111122223333:backup-vault:local',
    ]) {
      TagResource({ ResourceArn, Tags: { owner: 'a', stage: 'b' } }, shop);
      UntagResource({ ResourceArn, TagKeyList: ['stage'] }, shop);
      expect(ListTags({ ResourceArn }, shop).Tags).to.deep.equal({ owner: 'a' });
    }
    expect(faultOf(() => ListTags({ ResourceArn: 'arn:none' }, shop))).to.match(/^ResourceNotFoundException/);
  });
});
