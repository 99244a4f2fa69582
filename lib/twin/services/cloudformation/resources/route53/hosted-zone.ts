import type { GetHostedZoneResponse } from '@aws-sdk/client-route-53';
import { unlessMissing } from '../gone.ts';
import { fixed, hidden, list, record, tags, text } from '../property.ts';
import type { ResourceType } from '../resource-type.ts';

/** `AWS::Route53::HostedZone` */
export const hostedZone: ResourceType = {
  name: 'AWS::Route53::HostedZone',
  properties: {
    Name: fixed(text),
    HostedZoneConfig: hidden(record({ Comment: text })),
    VPCs: hidden(fixed(list(record({ VPCId: text, VPCRegion: text })))),
    HostedZoneTags: tags,
  },
  required: ['Name'],
  attributes: ['Id', 'NameServers'],
  create: async ({ VPCs, ...rest }, call) => {
    const [VPC] = (VPCs ?? []) as readonly object[];
    const { HostedZone } = await call.invoke<GetHostedZoneResponse>('route53', 'CreateHostedZone', {
      ...rest,
      CallerReference: call.name(),
      ...(VPC === undefined ? {} : { VPC }),
    });
    return (HostedZone?.Id ?? '').replace('/hostedzone/', '');
  },
  read: async (id, call) => {
    const found = await call.invoke<GetHostedZoneResponse>('route53', 'GetHostedZone', { Id: id });
    return { Id: id, NameServers: found.DelegationSet?.NameServers ?? [] };
  },
  remove: async (id, _properties, call) => {
    await unlessMissing(call.invoke('route53', 'DeleteHostedZone', { Id: id }));
  },
  look: async (id, call) => {
    const found = await unlessMissing(
      call.invoke<GetHostedZoneResponse>('route53', 'GetHostedZone', { Id: id }),
    );
    return found === undefined ? undefined : { Name: (found.HostedZone?.Name ?? '').replace(/\.$/, '') };
  },
  tagsProperty: 'HostedZoneTags',
  arn: (id) => `arn:aws:route53:::hostedzone/${id}`,
};
