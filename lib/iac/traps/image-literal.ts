import { inTexts } from './scan/in-texts.ts';
import { defineTrap, type Trap } from './trap.ts';

/** The id of a machine image. */
export const imageLiteral: Trap = defineTrap({
  id: 'image-literal',
  severity: 'blocks',
  title: 'The id of a machine image is written out',
  why: 'An image belongs to one Region and to one account, and a public one is withdrawn after some years (Amazon EC2 User Guide, "Find an AMI").',
  fix: 'ask Systems Manager for the image (AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>; Terraform: data.aws_ami), or build and copy it as part of the rebuild',
  needsAccount: false,
  requirements: ['REB-1', 'BAK-5'],
  detect: (context) =>
    inTexts(context, imageLiteral, ({ text, role }) => {
      const [image] = role === 'condition' ? [] : (IMAGE.exec(text) ?? []);
      if (image === undefined || context.account?.images?.includes(image) === true) return undefined;
      return {
        message: `image ${image} exists in one Region and for the accounts that it is shared with`,
        got: text,
      };
    }),
});

const IMAGE = /(?<![\w-])ami-(?:[0-9a-f]{17}|[0-9a-f]{8})(?![\w-])/;
