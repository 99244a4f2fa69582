import { arnOf } from './scan/arn-field.ts';
import { isSupplied } from './scan/state-supplies.ts';
import { inTexts } from './scan/in-texts.ts';
import { defineTrap, type Trap, type TrapContext, type TrapFinding } from './trap.ts';
import { inOrigins } from './values/in-origins.ts';
import { makerOf } from './values/made.ts';
import { isLiteral } from './values/origins.ts';
import { SOURCE_PROPERTIES } from '../types/snapshot-properties.ts';

/** A snapshot, or a database to copy from, that the old account holds. */
export const snapshotLiteral: Trap = defineTrap({
  id: 'snapshot-literal',
  severity: 'loses-data',
  title: 'Data is to come from a snapshot that is named here',
  why: 'A snapshot is of one Region and account; where it is gone the resource is not made, and another name in its place replaces the data (CloudFormation, "AWS::RDS::DBInstance", DBSnapshotIdentifier).',
  fix: 'take the snapshot as a parameter that the restore fills in, and copy snapshots to the recovery account',
  needsAccount: false,
  requirements: ['REB-1'],
  detect: (context) => [...byShape(context), ...byProperty(context), ...passed(context)],
});

/** What is handed to a nested stack, by what its parameter is called. */
function passed(context: TrapContext): readonly TrapFinding[] {
  return inOrigins(
    context,
    snapshotLiteral,
    { 'AWS::CloudFormation::Stack': ['Parameters.*'] },
    (origin, { path }) => {
      const name = String(path.findLast((step) => !String(step).startsWith('Fn::')));
      if (!/snapshot(_?(id|identifier|arn|name))?$/i.test(name) || !/^[a-zA-Z][\w:-]+$/.test(origin.text))
        return undefined;
      return {
        message: `${name} names a snapshot of the old account: where it is gone, the data does not come back`,
        got: origin.text,
      };
    },
  );
}

function byShape(context: TrapContext): readonly TrapFinding[] {
  return inTexts(context, snapshotLiteral, (word) => {
    const { text, role } = word;
    const snapshot =
      role === 'condition' ? undefined : (SNAPSHOT_ID.exec(text) ?? SNAPSHOT_ARN.exec(text))?.[0];
    if (snapshot === undefined || isSupplied(word, snapshot)) return undefined;
    return {
      message: `${snapshot} is in the old account and Region alone; without it there is no data`,
      got: text,
    };
  });
}

const SNAPSHOT_ID = /(?<![\w-])(?:snap|vol)-(?:[0-9a-f]{17}|[0-9a-f]{8})(?![\w-])/;
const SNAPSHOT_ARN = arnOf(
  '(?:rds|elasticache|redshift|memorydb|redshift-serverless|fsx|backup)',
  '(?:cluster-snapshot|snapshot|recovery-point)[:/](?![*$])[\\w:.-]+',
);

function byProperty(context: TrapContext): readonly TrapFinding[] {
  return inOrigins(context, snapshotLiteral, SOURCE_PROPERTIES, (origin, { path }) => {
    if (!isLiteral(origin) || makerOf(context.set, 'database', origin.text) !== undefined) return undefined;
    const property = String(path.findLast((step) => typeof step === 'string' && !step.startsWith('Fn::')));
    return {
      message: `${property} names something of the old account: where it is gone, the data does not come back`,
      got: origin.text,
    };
  });
}
