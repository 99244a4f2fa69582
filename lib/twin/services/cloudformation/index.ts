export { type Adoption, adoptStack } from './adopt-stack.ts';
export { cloudformation } from './service.ts';
export {
  putStack,
  putStackResource,
  stackArn,
  type StoredStack,
  type StoredStackResource,
} from './stored-stack.ts';
