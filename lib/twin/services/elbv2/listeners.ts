import type {
  CreateListenerInput,
  CreateListenerOutput,
  DeleteListenerInput,
  DescribeListenersInput,
  DescribeListenersOutput,
  Listener,
  ModifyListenerInput,
  ModifyListenerOutput,
  ProtocolEnum,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { page } from '../../page.ts';
import { type CallContext, Fault } from '../../service.ts';
import { hexId } from '../../world/identifier.ts';
import { addTags, tagMap, tagsOf } from '../../world/tags.ts';

import {
  dropListener,
  keepListener,
  listenersOf,
  loadBalancer,
  type StoredListener,
  targetGroupsBehind,
} from './stored-load-balancer.ts';
import { targetGroup } from './stored-target-group.ts';

/** What load balancers listen to, and where they forward it. */
export const listeners = {
  DescribeListeners(input: DescribeListenersInput, context: CallContext): DescribeListenersOutput {
    const { ListenerArns: arns = [], LoadBalancerArn: owner } = input;
    if (arns.length > 0) return { Listeners: arns.map((arn) => listenerOf(named(context, arn))) };
    if (owner === undefined)
      throw new Fault('ValidationError', 'You must specify either listener ARNs or a load balancer ARN');
    loadBalancer(context, owner);
    const rows = [...listenersOf(context.world, context).values()];
    const { items, next } = page(
      rows.filter((row) => row.loadBalancerArn === owner),
      {
        token: input.Marker,
        max: input.PageSize,
        context,
        id: (row) => row.arn,
        limit: 400,
        scope: owner,
      },
    );
    return { Listeners: items.map(listenerOf), NextMarker: next };
  },

  CreateListener(input: CreateListenerInput, context: CallContext): CreateListenerOutput {
    const row = newListener(input, context);
    const rows = listenersOf(context.world, context);
    if (rows.has(row.arn))
      throw new Fault('DuplicateListener', 'A listener already exists on this port for this load balancer');
    keepListener(context, row);
    addTags(context.world, context, row.arn, tagMap(input.Tags));
    return { Listeners: [listenerOf(row)] };
  },

  /** Sends what comes in on its port elsewhere. */
  ModifyListener(input: ModifyListenerInput, context: CallContext): ModifyListenerOutput {
    const row = named(context, input.ListenerArn);
    if (input.Port !== undefined || input.Protocol !== undefined)
      throw new Fault('ValidationError', 'The twin changes the default actions of listeners alone.');
    const actions = input.DefaultActions ?? row.defaultActions;
    for (const arn of targetGroupsBehind(actions)) targetGroup(context, arn);
    const tags = tagsOf(context.world, context, row.arn);
    dropListener(context, row);
    const changed = { ...row, defaultActions: actions };
    keepListener(context, changed);
    addTags(context.world, context, row.arn, tags);
    return { Listeners: [listenerOf(changed)] };
  },

  DeleteListener({ ListenerArn: arn }: DeleteListenerInput, context: CallContext): object {
    dropListener(context, named(context, arn));
    return {};
  },
};

function newListener(input: CreateListenerInput, context: CallContext): StoredListener {
  const owner = loadBalancer(context, input.LoadBalancerArn);
  const { Port: port, Protocol: protocol, DefaultActions: actions = [] } = input;
  if (port === undefined) throw new Fault('ValidationError', 'A listener port must be specified');
  if (protocol === undefined) throw new Fault('ValidationError', 'A listener protocol must be specified');
  refuseCertificates(input);
  for (const arn of targetGroupsBehind(actions)) targetGroup(context, arn);
  const path = owner.arn.split(':loadbalancer/')[1] ?? '';
  return {
    arn: `arn:aws:elasticloadbalancing:${context.region}:${context.account}:listener/${path}/${hexId(`${owner.arn} ${port}`, 16)}`,
    loadBalancerArn: owner.arn,
    port,
    protocol,
    defaultActions: actions,
  };
}

/** The twin has no certificates, so there is none of any name. */
function refuseCertificates({ Protocol, Certificates = [] }: CreateListenerInput): void {
  const [first] = Certificates;
  if (first !== undefined)
    throw new Fault('CertificateNotFound', `Certificate ARN '${first.CertificateArn ?? ''}' is not valid`);
  if (Protocol === 'HTTPS' || Protocol === 'TLS')
    throw new Fault('ValidationError', 'A certificate must be specified for HTTPS listeners');
}

function named(context: CallContext, arn: string | undefined): StoredListener {
  const row = listenersOf(context.world, context).get(arn ?? '');
  if (row === undefined) throw new Fault('ListenerNotFound', 'One or more listeners not found');
  return row;
}

function listenerOf(row: StoredListener): Listener {
  return {
    ListenerArn: row.arn,
    LoadBalancerArn: row.loadBalancerArn,
    Port: row.port,
    Protocol: row.protocol as ProtocolEnum,
    DefaultActions: [...row.defaultActions],
  };
}
