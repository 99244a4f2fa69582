import { isRegion } from '../types/regions.ts';
import { found } from './finding.ts';
import { dataSourcesOf } from './scan/data-sources.ts';
import { inTexts } from './scan/in-texts.ts';
import { regionMaps } from './scan/region-maps.ts';
import { isList } from './scan/compose.ts';
import { defineTrap, type Trap, type TrapContext, type TrapFinding } from './trap.ts';

/** The id of a machine image. */
export const imageLiteral: Trap = defineTrap({
  id: 'image-literal',
  severity: 'blocks',
  title: 'The id of a machine image is written out',
  why: 'An image belongs to one Region and to one account, and a public one is withdrawn after some years (Amazon EC2 User Guide, "Find an AMI").',
  fix: 'ask Systems Manager for the image (AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>; Terraform: data.aws_ami), or build and copy it as part of the rebuild',
  needsAccount: false,
  requirements: ['REB-1', 'BAK-5'],
  detect: (context) => [...written(context), ...mapped(context), ...ownImages(context)],
});

const IMAGE = /(?<![\w-])ami-(?:[0-9a-f]{17}|[0-9a-f]{8})(?![\w-])/;

function written(context: TrapContext): readonly TrapFinding[] {
  return inTexts(context, imageLiteral, ({ text, role, path }) => {
    const [image] =
      role === 'condition' || path.some((step) => isRegion(String(step))) ? [] : (IMAGE.exec(text) ?? []);
    if (image === undefined || context.account?.images?.includes(image) === true) return undefined;
    return {
      message: `image ${image} exists in one Region and for the accounts that it is shared with`,
      got: text,
      match: image,
    };
  });
}

/** Images by Region: what is missing is the Region of the rebuild, or nobody knows yet which that is. */
function mapped({ set, target }: TrapContext): readonly TrapFinding[] {
  const region = target?.region;
  return set.units.flatMap((unit) =>
    regionMaps(unit)
      .filter(
        ({ value, regions }) =>
          IMAGE.test(JSON.stringify(value)) && !(region !== undefined && regions.includes(region)),
      )
      .map(({ path, regions }) =>
        found(imageLiteral, {
          unit,
          path,
          certainty: region === undefined ? 'likely' : 'certain',
          message: `${String(path[1])} has images for ${regions.join(', ')} ${region === undefined ? 'alone' : `and none for ${region}`}`,
        }),
      ),
  );
}

/** `owners = ["self"]`: images that were built in the account. */
function ownImages({ set }: TrapContext): readonly TrapFinding[] {
  return set.units.flatMap((unit) =>
    dataSourcesOf(unit).flatMap(({ type, settings, path }) => {
      const { owners } = settings;
      if (type !== 'aws_ami' || !isList(owners) || !owners.includes('self')) return [];
      return [
        found(imageLiteral, {
          unit,
          path: [...path, 'owners'],
          message: 'an image is looked up that the account has built for itself; a clean one has none',
        }),
      ];
    }),
  );
}
