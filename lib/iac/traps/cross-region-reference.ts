import { own } from '../../base/own.ts';
import type { Path } from '../../syntax/template.ts';
import type { IacResource, IacUnit } from '../iac-set.ts';
import { isRegion, REGIONS } from '../types/regions.ts';
import { found } from './finding.ts';
import { ARN_FIELD } from './scan/arn-field.ts';
import { defineTrap, type Trap, type TrapContext, type TrapFinding } from './trap.ts';
import { inOrigins, resourcesOf } from './values/in-origins.ts';
import { pick } from './values/pick.ts';
import { originsOf } from './values/origins.ts';

/** Something of another Region is needed. */
export const crossRegionReference: Trap = defineTrap({
  id: 'cross-region-reference',
  severity: 'blocks',
  title: 'Something of another Region is needed',
  why: 'Exports, vaults, buses and actions are of one Region; a rebuild needs both Regions at once, in the right order (CDK Developer Guide, "References and resources", cross-Region references; AWS Backup Developer Guide, "Creating backup copies across AWS Regions").',
  fix: 'rebuild the other Region first and take its values as parameters, or make the resource where it is used',
  needsAccount: false,
  requirements: ['REB-2'],
  detect: (context) => [...carriers(context), ...byArn(context), ...byName(context)],
});

/** What CDK puts between two Regions: all that is inside is its own. */
function carriers({ set }: TrapContext): readonly TrapFinding[] {
  return resourcesOf(set.units, (type) =>
    /^Custom::CrossRegion(Export|StringParameter)(Reader|Writer)$/.test(type),
  ).map(({ unit, resource }) =>
    found(crossRegionReference, {
      unit,
      resource,
      path: resource.path,
      message: `${resource.address} carries values between Regions: without the other Region it fails`,
    }),
  );
}

function byArn(context: TrapContext): readonly TrapFinding[] {
  return inOrigins(context, crossRegionReference, TARGETS, ({ text }) => {
    const [, region] = ARN.exec(text) ?? [];
    if (region === undefined || region === context.target?.region) return undefined;
    return { message: `this is in ${region}, and has to be there before`, got: text };
  });
}

const TARGETS = {
  'AWS::Backup::BackupPlan': ['BackupPlan.BackupPlanRule.CopyActions.DestinationBackupVaultArn'],
  'AWS::Events::Rule': ['Targets.Arn'],
  aws_backup_plan: ['rule.copy_action.destination_vault_arn'],
  aws_cloudwatch_event_target: ['arn'],
};

const ARN = new RegExp(`^arn:${ARN_FIELD}:(?:backup|events):(${REGIONS.join('|')}):`);

/** `Region` of what reaches into another one. */
function byName(context: TrapContext): readonly TrapFinding[] {
  return resourcesOf(context.set.units, () => true).flatMap(({ unit, resource }) =>
    regionsOf(unit, resource)
      .filter(({ region }) => region !== context.target?.region)
      .map(({ path, region }) =>
        found(crossRegionReference, {
          unit,
          resource: within(resource, path),
          path,
          message: `${resource.address} reaches into ${region}`,
          got: region,
        }),
      ),
  );
}

/** A default stands for itself, and for no resource. */
function within(resource: IacResource, path: Path): IacResource | undefined {
  return path[0] === resource.path[0] ? resource : undefined;
}

function regionsOf(
  unit: IacUnit,
  resource: IacResource,
): readonly { readonly path: Path; readonly region: string }[] {
  const properties = resource.type.startsWith('Custom::')
    ? ['Region']
    : (own(REGION_PROPERTIES, resource.type) ?? []);
  return properties
    .flatMap((property) => pick(unit, resource, property))
    .flatMap(({ value, path }) => originsOf(unit, value, path))
    .filter(({ text }) => isRegion(text))
    .map(({ path, text }) => ({ path, region: text }));
}

const REGION_PROPERTIES: Readonly<Record<string, readonly string[]>> = {
  'AWS::CloudFormation::CustomResource': ['Region'],
  'AWS::SNS::Subscription': ['Region'],
  'AWS::CodePipeline::Pipeline': ['Stages.Actions.Region', 'ArtifactStores.Region'],
  'AWS::EC2::VPCPeeringConnection': ['PeerRegion'],
  'AWS::EC2::TransitGatewayPeeringAttachment': ['PeerRegion'],
  aws_codepipeline: ['stage.action.region'],
  aws_vpc_peering_connection: ['peer_region'],
  aws_ec2_transit_gateway_peering_attachment: ['peer_region'],
};
