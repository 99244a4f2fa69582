export { route53 } from './service.ts';
export { normalName } from './names.ts';
export { healthChecksOf, type StoredHealthCheck } from './stored-health-check.ts';
export { recordKey, recordsOf, type StoredRecord, type StoredZone, zonesOf } from './stored-zone.ts';
export { route53Arn } from './tags.ts';
