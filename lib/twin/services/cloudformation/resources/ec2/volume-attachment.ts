import type { Volume } from '@aws-sdk/client-ec2';
import { unlessMissing } from '../gone.ts';
import { fixed, text } from '../property.ts';
import type { ResourceType } from '../resource-type.ts';
import { ServiceRefusal } from '../service-refusal.ts';
import { asText } from '../../template/as-text.ts';

/** `AWS::EC2::VolumeAttachment`; its physical id names volume and instance. */
export const volumeAttachment: ResourceType = {
  name: 'AWS::EC2::VolumeAttachment',
  properties: { VolumeId: fixed(text), InstanceId: fixed(text), Device: fixed(text) },
  required: ['VolumeId', 'InstanceId', 'Device'],
  create: async (properties, call) => {
    await call.invoke('ec2', 'AttachVolume', properties);
    return `${asText(properties['VolumeId'])}|${asText(properties['InstanceId'])}`;
  },
  remove: async (id, _properties, call) => {
    const [VolumeId, InstanceId] = id.split('|');
    try {
      await unlessMissing(call.invoke('ec2', 'DetachVolume', { VolumeId, InstanceId }));
    } catch (error) {
      // It is not attached any more, which is all that was wanted.
      if (!(error instanceof ServiceRefusal && error.code === 'IncorrectState')) throw error;
    }
  },
  look: async (id, call) => {
    const [VolumeId = '', InstanceId = ''] = id.split('|');
    const found = await unlessMissing(
      call.invoke<{ Volumes: Volume[] }>('ec2', 'DescribeVolumes', { VolumeIds: [VolumeId] }),
    );
    const attachment = found?.Volumes[0]?.Attachments?.find((each) => each.InstanceId === InstanceId);
    return attachment === undefined ? undefined : { VolumeId, InstanceId, Device: attachment.Device ?? '' };
  },
};
