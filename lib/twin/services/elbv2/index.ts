export { elbv2 } from './service.ts';
export {
  listenersOf,
  loadBalancersOf,
  type StoredListener,
  type StoredLoadBalancer,
} from './stored-load-balancer.ts';
export {
  type HealthCheckSettings,
  type StoredTarget,
  type StoredTargetGroup,
  targetGroupsOf,
} from './stored-target-group.ts';
