import type { TwinService } from '../../service.ts';
import { items } from './items.ts';
import { query } from './query.ts';
import { tables } from './tables.ts';
import { tags } from './tags.ts';

/** Amazon DynamoDB, as far as a lock and a journal need it. */
export const dynamodb: TwinService = {
  signingName: 'dynamodb',
  sdkPackage: '@aws-sdk/client-dynamodb',
  isRare: true,
  operations: { ...tables, ...items, ...tags, Query: query },
};
