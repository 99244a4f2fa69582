export {
  changeStacks,
  describeStack,
  describeStacks,
  listStackResources,
  type LiveStack,
  type LiveStackResource,
  type StackPlace,
} from './stack-calls.ts';
export { runsWithStacks, type StacksHealer, stacksHealer, stacksOf } from './stacks-healer.ts';
export { STACKS, type StacksState } from './stacks-state.ts';
