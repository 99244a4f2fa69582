export { findResourceType, RESOURCE_TYPES, resourceTypeOf } from './resource-types.ts';
