import type { DescribeImagesRequest, DescribeImagesResult, Image } from '@aws-sdk/client-ec2';
import { page } from '../../page.ts';
import { type CallContext, Fault } from '../../service.ts';
import { hexId } from '../../world/identifier.ts';
import { tagList } from '../../world/tags.ts';
import { matches } from './filters.ts';
import { ec2Tags } from './resource.ts';

/** One machine image: an account's own, or one that Amazon gives everybody in one Region. */
export interface StoredImage {
  readonly id: string;
  readonly name: string;
  readonly owner: string;
  readonly isPublic: boolean;
  readonly architecture: 'arm64' | 'x86_64';
}

declare module '../../world/world.ts' {
  interface Tables {
    /** By id: an account's own. */
    'ec2.image': StoredImage;
  }
}

const AMAZON = '137112412989';
const RELEASES = ['2023.6.20250128.0', '2023.9.20261019.0'];

/** Images that can be launched. */
export const images = {
  DescribeImages(input: DescribeImagesRequest, context: CallContext): DescribeImagesResult {
    const ids = input.ImageIds ?? [];
    const rows = ids.length > 0 ? ids.map((id) => namedImage(context, id)) : imagesOf(context);
    const owners = (input.Owners ?? []).map((owner) => ownerOf(owner, context));
    const { items, next } = page(
      rows
        .filter(({ owner }) => owners.length === 0 || owners.includes(owner))
        .filter((row) => matches(input.Filters, () => fieldsOf(row))),
      { token: input.NextToken, max: input.MaxResults, context, id: (row) => row.id, limit: 1_000 },
    );
    return { Images: items.map((row) => imageOf(row, context)), NextToken: next };
  },
};

/** The images that an account can launch in a Region. */
export function imagesOf({ world, account, region }: CallContext): StoredImage[] {
  return [...publicImages(region), ...world.table('ec2.image', account, region).values()];
}

/** The image of an id. */
export function namedImage(context: CallContext, id: string): StoredImage {
  if (!/^ami-([0-9a-f]{8}|[0-9a-f]{17})$/.test(id))
    throw new Fault('InvalidAMIID.Malformed', `Invalid id: "${id}"`);
  const found = imagesOf(context).find((image) => image.id === id);
  if (found === undefined) throw new Fault('InvalidAMIID.NotFound', `The image id '[${id}]' does not exist`);
  return found;
}

/** An Amazon Linux of a Region: the newest, as the public parameters of the parameter store tell it, or one before it. */
export function amazonLinux(
  region: string,
  architecture: StoredImage['architecture'],
  age: 'newest' | 'older',
): string {
  const own = publicImages(region).filter((image) => image.architecture === architecture);
  return own.at(age === 'newest' ? -1 : 0)?.id ?? '';
}

function publicImages(region: string): StoredImage[] {
  return RELEASES.flatMap((release) =>
    (['arm64', 'x86_64'] as const).map((architecture) => {
      const name = `al2023-ami-${release}-kernel-6.1-${architecture}`;
      return {
        id: `ami-${hexId(`${name} ${region}`, 17)}`,
        name,
        owner: AMAZON,
        isPublic: true,
        architecture,
      };
    }),
  );
}

function ownerOf(owner: string, { account }: CallContext): string {
  if (owner === 'self') return account;
  return owner === 'amazon' ? AMAZON : owner;
}

function imageOf(row: StoredImage, context: CallContext): Image {
  return {
    ImageId: row.id,
    Name: row.name,
    OwnerId: row.owner,
    Public: row.isPublic,
    State: 'available',
    Architecture: row.architecture,
    RootDeviceName: '/dev/xvda',
    RootDeviceType: 'ebs',
    VirtualizationType: 'hvm',
    ImageType: 'machine',
    Tags: row.isPublic ? [] : tagList(ec2Tags(context, 'image', row.id)),
  };
}

function fieldsOf(row: StoredImage) {
  return {
    'image-id': [row.id],
    name: [row.name],
    'owner-id': [row.owner],
    'is-public': [String(row.isPublic)],
    architecture: [row.architecture],
    state: ['available'],
  };
}
