import type { Action, Listener } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Value } from '../../../../../syntax/index.ts';
import { unlessMissing } from '../gone.ts';
import { fixed, list, record, text, whole } from '../property.ts';
import type { ResourceType } from '../resource-type.ts';

const elb = 'elasticloadbalancing';

/** `AWS::ElasticLoadBalancingV2::Listener` */
export const listener: ResourceType = {
  name: 'AWS::ElasticLoadBalancingV2::Listener',
  properties: {
    LoadBalancerArn: fixed(text),
    Port: fixed(whole),
    Protocol: fixed(text),
    Certificates: fixed(list(record({ CertificateArn: text }))),
    DefaultActions: list(
      record({
        Type: text,
        TargetGroupArn: text,
        Order: whole,
        FixedResponseConfig: record({ StatusCode: text, ContentType: text, MessageBody: text }),
      }),
    ),
  },
  required: ['LoadBalancerArn', 'DefaultActions'],
  attributes: ['ListenerArn'],
  create: async (properties, call) => {
    const { Listeners } = await call.invoke<{ Listeners: Listener[] }>(elb, 'CreateListener', properties);
    return Listeners[0]?.ListenerArn ?? '';
  },
  read: (id) => Promise.resolve({ ListenerArn: id }),
  update: async (id, { after: { DefaultActions } }, call) => {
    await call.invoke(elb, 'ModifyListener', { ListenerArn: id, DefaultActions });
  },
  remove: async (id, _properties, call) => {
    await unlessMissing(call.invoke(elb, 'DeleteListener', { ListenerArn: id }));
  },
  look: async (id, call) => {
    const found = await unlessMissing(
      call.invoke<{ Listeners: Listener[] }>(elb, 'DescribeListeners', { ListenerArns: [id] }),
    );
    const row = found?.Listeners[0];
    if (row === undefined) return undefined;
    return {
      LoadBalancerArn: row.LoadBalancerArn ?? '',
      Port: row.Port ?? 0,
      Protocol: row.Protocol ?? '',
      DefaultActions: (row.DefaultActions ?? []).map(actionOf),
    };
  },
};

function actionOf(action: Action): Value {
  const told = Object.entries(action).filter(([, value]) => value !== undefined);
  return Object.fromEntries(told) as Value;
}
