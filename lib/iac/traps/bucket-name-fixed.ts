import { defineTrap, type Trap } from './trap.ts';
import { inOrigins } from './values/in-origins.ts';
import { isLiteral } from './values/origins.ts';

/** A bucket with a name that somebody else may have. */
export const bucketNameFixed: Trap = defineTrap({
  id: 'bucket-name-fixed',
  severity: 'blocks',
  title: 'A bucket has a fixed name',
  why: 'Bucket names are unique in the whole partition: while the old bucket is there, and for a while after, nobody can make another of that name (Amazon S3 User Guide, "General purpose bucket naming rules").',
  fix: 'leave BucketName out, or put AWS::AccountId and AWS::Region into it (Terraform: bucket_prefix)',
  needsAccount: false,
  requirements: ['REB-1'],
  detect: (context) =>
    inOrigins(context, bucketNameFixed, BUCKETS, (origin) => {
      if (!isLiteral(origin)) return undefined;
      return {
        message: `bucket ${origin.text} cannot be made while the old one exists, or once somebody else has the name`,
        got: origin.text,
      };
    }),
});

const BUCKETS = {
  'AWS::S3::Bucket': ['BucketName'],
  'AWS::S3Express::DirectoryBucket': ['BucketName'],
  aws_s3_bucket: ['bucket'],
};
