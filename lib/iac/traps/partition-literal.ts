import { isSupplied } from './scan/state-supplies.ts';
import { inTexts } from './scan/in-texts.ts';
import { defineTrap, type Trap } from './trap.ts';

/** An ARN with the partition written out. */
export const partitionLiteral: Trap = defineTrap({
  id: 'partition-literal',
  severity: 'warns',
  title: 'The partition of an ARN is written out',
  why: 'In another partition (China, GovCloud, sovereign clouds) no such ARN exists (CloudFormation User Guide, "Pseudo parameters reference", AWS::Partition).',
  fix: 'write arn:${AWS::Partition}:… (Terraform: data.aws_partition)',
  needsAccount: false,
  requirements: ['REB-1'],
  detect: (context) =>
    inTexts(context, partitionLiteral, (word) => {
      const { text } = word;
      const [arn, partition = ''] = LITERAL_PARTITION.exec(text) ?? [];
      if (arn === undefined || isSupplied(word, partition)) return undefined;
      return {
        message: 'the partition is written out: in another partition the ARN names nothing',
        got: text,
      };
    }),
});

const LITERAL_PARTITION = /\barn:(aws(?:-cn|-us-gov|-iso|-iso-b|-iso-e|-iso-f|-eusc)?):/;
